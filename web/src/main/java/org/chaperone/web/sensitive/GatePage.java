package org.chaperone.web.sensitive;

import org.chaperone.web.roster.PatientLine;

/**
 * Before a sensitive patient.
 *
 * @param patient under the alias, as far as the name is not shown
 * @param fault why it was not opened just now; empty at first
 */
public record GatePage(PatientLine patient, String fault) {}
