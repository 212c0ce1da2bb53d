package org.chaperone.keyholder.time;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Time for the ledger and the budgets: never goes back, and does not leap because somebody set the
 * machine's clock.
 *
 * <p>While running it follows the machine's monotonic counter, and corrects itself by the wall
 * clock as long as the two differ by less than {@link #TOLERATED}. At start it begins at the newest
 * entry of the ledger, the newest cosignature of a witness or the wall clock, whichever is latest.
 * A difference that is not tolerated is reported once, for an alarm. What it cannot notice is a
 * wall clock that was set forward while the keyholder was not running; witnesses' times in the
 * evidence show it later.
 */
public final class KeyholderClock {

  /** What a clock may be off without an alarm. */
  public static final Duration TOLERATED = Duration.ofMinutes(2);

  private final Clock wall;
  private final LongSupplier nanos;
  private long now;
  private long anchoredAt;
  private boolean alarmed;
  private OptionalLong alarm = OptionalLong.empty();

  /**
   * Starts.
   *
   * @param wall the machine's clock
   * @param nanos the machine's monotonic counter
   * @param newestEntry milliseconds since 1970 of the ledger's newest entry; 0 when there is none
   * @param newestWitnessed of the newest cosignature, when there is one
   */
  public KeyholderClock(
      Clock wall, LongSupplier nanos, long newestEntry, OptionalLong newestWitnessed) {
    this.wall = wall;
    this.nanos = nanos;
    long machine = wall.millis();
    now = Math.max(machine, Math.max(newestEntry, newestWitnessed.orElse(0)));
    anchoredAt = nanos.getAsLong();
    report(machine - now);
  }

  /** Milliseconds since 1970, never less than before. */
  public synchronized long millis() {
    long counter = nanos.getAsLong();
    long expected = now + (counter - anchoredAt) / 1_000_000;
    long off = wall.millis() - expected;
    report(off);
    if (Math.abs(off) <= TOLERATED.toMillis()) {
      now = Math.max(now, expected + off);
      anchoredAt = counter;
    } else if (expected > now) {
      anchoredAt += (expected - now) * 1_000_000;
      now = expected;
    }
    return now;
  }

  /**
   * By how many milliseconds the machine's clock was found to be off, told once for each time it
   * happens.
   */
  public synchronized OptionalLong takeAlarm() {
    OptionalLong told = alarm;
    alarm = OptionalLong.empty();
    return told;
  }

  /** Milliseconds between this clock and the machine's, whichever is ahead. */
  public synchronized long off() {
    return Math.abs(wall.millis() - millis());
  }

  private void report(long off) {
    boolean isOff = Math.abs(off) > TOLERATED.toMillis();
    if (isOff && !alarmed) {
      alarm = OptionalLong.of(off);
    }
    alarmed = isOff;
  }
}
