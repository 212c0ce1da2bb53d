package org.chaperone.web.administration.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chaperone.vault.Vault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.upkeep.Backup;
import org.chaperone.vault.upkeep.BackupPlaces;
import org.springframework.stereotype.Component;

/** Copies the photo store, one copy at a time, while people go on working. */
@Component
final class PhotoBackup {

  private final Vault vault;
  private volatile BackupProgress progress = new BackupProgress.Idle();

  PhotoBackup(Vault vault) {
    this.vault = vault;
  }

  BackupProgress progress() {
    return progress;
  }

  /** Begins, unless one runs already. */
  synchronized void begin(BackupPlaces places) {
    if (!(progress instanceof BackupProgress.Running)) {
      progress = new BackupProgress.Running(0, 0);
      Thread.ofVirtual().name("photo-backup").start(() -> progress = copy(places));
    }
  }

  private BackupProgress copy(BackupPlaces places) {
    try {
      Backup.Written written =
          new Backup(places.photographs(), Clock.systemUTC())
              .write(vault.database(), vault.rows(), vault.blobs(), new Counting());
      return new BackupProgress.Done(written.copied(), written.altogether());
    } catch (IOException | RuntimeException e) {
      // Its own place is full or gone; the page says so, and the log of the machine says why.
      return new BackupProgress.Failed();
    }
  }

  private final class Counting implements WorkProgress {
    private long done;
    private long all;

    @Override
    public void begin(String what, long steps) {
      all = steps;
    }

    @Override
    public void advance(long steps) {
      done += steps;
      progress = new BackupProgress.Running(done, all);
    }

    @Override
    public void end() {}
  }

  /** When the copy in a place was last brought up to date. */
  static Optional<Instant> last(BackupPlaces places) {
    Path rows = places.photographs().resolve("rows");
    try {
      return Files.exists(rows)
          ? Optional.of(Files.getLastModifiedTime(rows).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
