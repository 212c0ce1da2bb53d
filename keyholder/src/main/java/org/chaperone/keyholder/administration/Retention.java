package org.chaperone.keyholder.administration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;

/**
 * Who is to be erased.
 *
 * @param rule the clinic's; without one nobody is due
 * @param due who is, the longest first; at most {@value #MOST}
 * @param more whether there are others
 * @param soon how many will be within {@value #SOON_DAYS} days
 * @param holds who is kept from being erased by hand
 */
public record Retention(
    Optional<RetentionRule> rule, List<Due> due, boolean more, int soon, List<Hold> holds) {

  /** The most that are listed. */
  public static final int MOST = 500;

  /** What soon means. */
  public static final int SOON_DAYS = 90;

  /** Copies the lists. */
  public Retention {
    due = List.copyOf(due);
    holds = List.copyOf(holds);
  }

  /**
   * A patient who was kept long enough.
   *
   * @param last when the last photograph was added, or the patient where there is none
   * @param since from when on
   * @param asMinor whether they were a minor then
   * @param held why they cannot be erased yet; empty when they can
   */
  public record Due(
      PatientId patient, LocalDate last, LocalDate since, boolean asMinor, String held) {}
}
