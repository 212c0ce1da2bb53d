package org.chaperone.keyholder.budget;

/**
 * What all accounts together opened.
 *
 * @param open whether the clinic is, by its own hours
 * @param patients opened in the last sixty minutes
 * @param patientsToday opened in the last 24 hours
 * @param slowsAt patients in an hour beyond which the heaviest accounts are slowed now
 * @param busiest the 99th percentile of the clinic's hours of the last four weeks
 */
public record ClinicStanding(
    boolean open, int patients, int patientsToday, int slowsAt, int busiest) {}
