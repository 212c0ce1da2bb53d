package org.chaperone.keyholder.administration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.status.BackupReceipt;
import org.chaperone.keyholder.status.KeyholderStatus;

/**
 * How ledger, keys and backups stand.
 *
 * @param now by the keyholder's clock
 * @param clockOff milliseconds between it and the machine's clock
 * @param newestEntry when the ledger's newest entry was written
 * @param apart whether the keyholder is on a host of its own
 * @param sealOutside whether the seal is in a device or service
 * @param witnesses each, in the order in which they are asked
 * @param outage that goes on
 * @param rotated when an epoch was last begun by somebody
 * @param backups of the keyholder's store, the latest first; those of the last 35 days
 * @param kitTried when somebody last said that the recovery kit was tried
 */
public record Health(
    KeyholderStatus status,
    Instant now,
    long clockOff,
    Optional<Instant> newestEntry,
    boolean apart,
    boolean sealOutside,
    List<WitnessStanding> witnesses,
    Optional<Outage> outage,
    Optional<Instant> rotated,
    List<BackupReceipt> backups,
    Optional<Instant> kitTried) {

  /** Copies the lists. */
  public Health {
    witnesses = List.copyOf(witnesses);
    backups = List.copyOf(backups);
  }

  /**
   * A witness.
   *
   * @param name of its key
   * @param cosigned when it last cosigned, by its own clock
   */
  public record WitnessStanding(String name, Optional<Instant> cosigned) {}

  /**
   * Too few witnesses answer.
   *
   * @param entries that were added since
   * @param viewing whether photographs may be viewed still
   */
  public record Outage(Instant since, long entries, String reason, boolean viewing) {}
}
