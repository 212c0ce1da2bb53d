package org.chaperone.web.patient;

import org.chaperone.keyholder.budget.Standing;
import org.chaperone.web.roster.FoundPatients;

/**
 * The start page: finding patients, one's own, and what waits.
 *
 * @param waiting requests of others that whoever looks can decide
 * @param budget what whoever looks has left
 */
public record PatientsPage(FoundPatients found, int waiting, Standing budget) {}
