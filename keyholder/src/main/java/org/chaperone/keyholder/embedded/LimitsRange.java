package org.chaperone.keyholder.embedded;

import java.util.stream.IntStream;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;

/** Between what limits two people may set the clinic's budgets. */
final class LimitsRange {

  private static final int MOST_PATIENTS = 1_000;
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_UNDER_CASE = 1_000_000;
  private static final int MOST_GLASS = 20;

  private LimitsRange() {}

  /**
   * Checks.
   *
   * @throws RefusedException when a limit is not between its bounds
   */
  static void require(Limits limits) {
    boolean patients =
        IntStream.of(limits.doctor(), limits.nurse(), limits.desk(), limits.privacyLead())
            .allMatch(one -> one >= 0 && one <= MOST_PATIENTS);
    boolean others =
        isWithin(limits.roster(), MOST_ROWS)
            && isWithin(limits.underCase(), MOST_UNDER_CASE)
            && isWithin(limits.clinicLeast(), MOST_ROWS)
            && isWithin(limits.offHours(), MOST_ROWS)
            && isWithin(limits.breakGlassADay(), MOST_GLASS);
    if (!patients || !others || !limits.opens().isBefore(limits.closes())) {
      throw Core.refuse(
          Refusal.UNKNOWN,
          "A budget is 0 to 1,000 patients an hour, the glass is broken up to 20 times a day, and a"
              + " clinic opens before it closes.");
    }
  }

  private static boolean isWithin(int one, int most) {
    return one >= 0 && one <= most;
  }
}
