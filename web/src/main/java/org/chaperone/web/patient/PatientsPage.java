package org.chaperone.web.patient;

import org.chaperone.keyholder.budget.Standing;
import org.chaperone.web.roster.FoundPatients;

/**
 * The list of patients.
 *
 * @param budget what whoever looks has left
 */
public record PatientsPage(FoundPatients found, Standing budget) {}
