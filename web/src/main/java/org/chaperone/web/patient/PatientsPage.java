package org.chaperone.web.patient;

import org.chaperone.keyholder.budget.Standing;
import org.chaperone.web.roster.FoundPatients;

/**
 * The start page: finding patients, and one's own.
 *
 * @param budget what whoever looks has left
 */
public record PatientsPage(FoundPatients found, Standing budget) {}
