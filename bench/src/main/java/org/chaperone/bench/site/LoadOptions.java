package org.chaperone.bench.site;

import java.time.Duration;
import java.util.Random;

/**
 * Who comes and for how long.
 *
 * @param staff how many people work at the same time, 1 to 500
 * @param lasting how long they work
 * @param alone how many patients one person looks at before, alone
 * @param leastThought milliseconds between two clicks, at least
 * @param mostThought and at most
 */
public record LoadOptions(
    int staff, Duration lasting, int alone, int leastThought, int mostThought) {

  /** Checks the ranges. */
  public LoadOptions {
    if (staff < 1 || staff > 500 || lasting.isNegative() || lasting.isZero() || alone < 1) {
      throw new IllegalArgumentException("Staff are 1 to 500, and work for a time.");
    }
    if (leastThought < 0 || mostThought < leastThought) {
      throw new IllegalArgumentException("Nobody thinks for less than no time.");
    }
  }

  /** People who look at what they clicked for two to five seconds. */
  public static LoadOptions of(int staff, Duration lasting, int alone) {
    return new LoadOptions(staff, lasting, alone, 2_000, 5_000);
  }

  Duration thought(Random random) {
    return Duration.ofMillis(random.nextInt(leastThought, mostThought + 1));
  }
}
