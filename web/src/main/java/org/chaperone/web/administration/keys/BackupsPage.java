package org.chaperone.web.administration.keys;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.vault.upkeep.BackupPlaces;
import org.chaperone.web.administration.Standing;
import org.chaperone.web.administration.State;

/**
 * Backups.
 *
 * @param places where they go, where whoever runs the machine has said it
 * @param photographs when the photo store was last backed up there
 * @param progress of the one that runs, or how the last one ended
 * @param mayMake whether whoever looks may make one
 */
public record BackupsPage(
    Health health,
    Optional<BackupPlaces> places,
    Optional<Instant> photographs,
    BackupProgress progress,
    boolean mayMake) {

  /** How the keys' backups stand. */
  public State state() {
    return Standing.ofBackups(health);
  }
}
