package org.chaperone.web.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.administration.Health;

/** What of the keyholder's health somebody should look at. */
public final class Standing {

  private static final Duration BACKUP_OLD = Duration.ofDays(1);
  private static final Duration KIT_OLD = Duration.ofDays(365);
  private static final Duration WITNESS_OLD = Duration.ofMinutes(5);
  private static final Duration CLOCK_OFF = Duration.ofMinutes(2);

  private Standing() {}

  /** Backups: one of the last day is good, an older one is to be looked at. */
  public static State ofBackups(Health health) {
    if (health.backups().isEmpty()) {
      return State.BAD;
    }
    return isOlder(Optional.of(health.backups().getFirst().made()), health.now(), BACKUP_OLD)
        ? State.LOOK
        : State.GOOD;
  }

  /** Keys: the recovery kit should be tried once a year. */
  public static State ofKeys(Health health) {
    return isOlder(health.kitTried(), health.now(), KIT_OLD) ? State.LOOK : State.GOOD;
  }

  /** The ledger: there are witnesses, all answer, and the clock is right. */
  public static State ofLedger(Health health) {
    if (health.outage().isPresent()) {
      return State.BAD;
    }
    boolean isLate =
        health.witnesses().stream()
            .anyMatch(one -> isOlder(one.cosigned(), health.now(), WITNESS_OLD));
    return health.witnesses().isEmpty() || isLate || isOff(health) ? State.LOOK : State.GOOD;
  }

  /** Whether the machine's clock and the keyholder's differ by more than is tolerated. */
  public static boolean isOff(Health health) {
    return health.clockOff() > CLOCK_OFF.toMillis();
  }

  /** Whether a witness has not cosigned for too long. */
  public static boolean isLate(Health.WitnessStanding witness, Instant now) {
    return isOlder(witness.cosigned(), now, WITNESS_OLD);
  }

  private static boolean isOlder(Optional<Instant> time, Instant now, Duration than) {
    return time.filter(when -> now.isBefore(when.plus(than))).isEmpty();
  }
}
