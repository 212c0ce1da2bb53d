package org.chaperone.vault.rows;

import org.chaperone.keyholder.id.CaseId;

/**
 * A paper of an investigation.
 *
 * @param number in the case, from 0
 * @param kind what it is to its writer
 * @param added milliseconds since 1970
 * @param sealed under the case's key
 */
public record PaperRow(CaseId investigation, long number, short kind, long added, byte[] sealed) {}
