package org.chaperone.keyholder.administration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How long patients are kept.
 *
 * @param years after the last photograph was added, 1 to 100
 * @param minorsUntil until which birthday besides whoever was younger than {@value #OF_AGE} then; 0
 *     to 100, 0 for no difference
 */
public record RetentionRule(int years, int minorsUntil) {

  /** From which birthday on nobody is a minor. */
  public static final int OF_AGE = 18;

  private static final int MOST = 100;

  /** Checks the ranges. */
  public RetentionRule {
    if (years < 1 || years > MOST || minorsUntil < 0 || minorsUntil > MOST) {
      throw new IllegalArgumentException("Patients are kept for 1 to 100 years.");
    }
  }

  /** Until when a patient is kept whose last photograph was added on a day. */
  public LocalDate keptUntil(LocalDate last, Optional<LocalDate> born) {
    LocalDate until = last.plusYears(years);
    return wasMinor(last, born)
        ? born.map(day -> day.plusYears(minorsUntil)).filter(until::isBefore).orElse(until)
        : until;
  }

  /** Whether the patient was a minor on that day, as far as the day of birth is known. */
  public boolean wasMinor(LocalDate last, Optional<LocalDate> born) {
    return born.filter(day -> last.isBefore(day.plusYears(OF_AGE))).isPresent();
  }
}
