package org.chaperone.keyholder.budget;

/**
 * How much of its budgets an account has left.
 *
 * @param patients opened in the last sixty minutes
 * @param patientsAnHour that it may open
 * @param names of the roster seen in the last sixty minutes
 * @param namesAnHour that it may see
 * @param breakGlassLeft how many times it may break the glass today
 */
public record Standing(
    int patients, int patientsAnHour, int names, int namesAnHour, int breakGlassLeft) {}
