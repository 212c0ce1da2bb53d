package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.seal.RootFile;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.BackupReceipt;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.BackupKeyRow;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.leaf.LeafKind;

/** Rotation, backups and lock-down. */
final class Care {

  /** How long a backup key makes new backups. */
  private static final Duration MAKES = Duration.ofDays(7);

  /** When a backup key, and so every backup made with it, expires. */
  private static final Duration EXPIRES = Duration.ofDays(35);

  private final Core core;
  private final Path home;

  Care(Core core, Path home) {
    this.core = core;
    this.home = home;
  }

  void lockDown(Session session, String reason) {
    Actor actor = core.requireConfirmed(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    core.save(new Row.LockRow(true));
    core.write(
        Entry.of(
            LeafKind.LOCK,
            "vault",
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of("reason", reason.substring(0, Math.min(500, reason.length())))));
    core.tell(Notice.Kind.LOCK, actor.account().name() + " locked the vault down.");
  }

  void rotate(Session session) {
    Actor actor = core.require(session, Role.ADMINISTRATOR);
    Instant now = core.now();
    core.write(
        Entry.of(
            LeafKind.ROTATE,
            "epoch",
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of()));
    core.beginEpoch((from, to) -> expired(now));
  }

  /** Backup keys that are over; they go with an epoch, so that no row keeps them. */
  private List<Row> expired(Instant now) {
    List<Row> rows = new ArrayList<>();
    for (BackupKeyRow row : core.state().backupKeys()) {
      if (!now.isBefore(row.expires())) {
        rows.add(new Row.NoBackupKeyRow(row.id()));
      }
    }
    return rows;
  }

  synchronized BackupReceipt backup(Session session, Path backup, Path backupKeys) {
    Actor actor = core.require(session, Role.ADMINISTRATOR);
    Instant now = core.now();
    Disk disk = core.settings.disk();
    try {
      requireHarmless(disk, backup, backupKeys);
      if (!expired(now).isEmpty()) {
        core.beginEpoch((from, to) -> expired(now));
      }
      BackupKeyRow key = keyFor(now);
      long index =
          core.write(
              Entry.of(
                  LeafKind.SNAPSHOT,
                  "backup",
                  actor.account().pseudonym(),
                  Optional.of(actor.session().id()),
                  Map.of("expires", key.expires().toString())));
      Path partial = backup.resolveSibling(backup.getFileName() + ".partial");
      try (EpochKeys copy = BackupKeys.open(core.keys, key)) {
        core.store.copyTo(partial, copy, core.ring, core.ledger.size());
      }
      disk.replace(partial, backup);
      disk.forceFolder(backup.resolveSibling("."));
      new BackupKeys(RootFile.read(disk, home), core.state().backupKeys())
          .write(disk, backupKeys, backupKeys.resolveSibling("."));
      return new BackupReceipt(index, now, key.expires());
    } catch (IOException e) {
      // The backup's disk is not the keyholder's: nothing of the keyholder's own is in doubt.
      throw Core.refuse(Refusal.UNKNOWN, "The backup could not be written: " + e.getMessage());
    } catch (NotAuthenticException e) {
      throw core.stop(e);
    }
  }

  /**
   * Whoever asks may be a stolen session far away: no file is replaced but one of backup keys, and
   * nothing is put among the keyholder's own.
   */
  private void requireHarmless(Disk disk, Path backup, Path backupKeys) throws IOException {
    Path own = home.toAbsolutePath().normalize();
    for (Path path : List.of(backup, backupKeys)) {
      if (path.toAbsolutePath().normalize().startsWith(own)) {
        throw Core.refuse(Refusal.UNKNOWN, "A backup does not go into the keyholder's own folder.");
      }
    }
    if (disk.exists(backup)) {
      throw Core.refuse(Refusal.UNKNOWN, "There is a file where the backup should go.");
    }
    if (disk.exists(backupKeys)) {
      BackupKeys.read(disk, backupKeys);
    }
  }

  private BackupKeyRow keyFor(Instant now) {
    Optional<BackupKeyRow> present =
        core.state().backupKeys().stream()
            .filter(row -> !now.isBefore(row.begins()) && now.isBefore(row.begins().plus(MAKES)))
            .findFirst();
    if (present.isPresent()) {
      return present.get();
    }
    BackupKeyRow unsealed =
        new BackupKeyRow(Id128.random(core.random), new byte[0], now, now.plus(EXPIRES));
    try (SecretBytes key = SecretBytes.random(core.random, 32)) {
      BackupKeyRow made =
          new BackupKeyRow(
              unsealed.id(),
              BackupKeys.seal(core.keys, unsealed, key, core.random),
              unsealed.begins(),
              unsealed.expires());
      core.save(made);
      return made;
    }
  }
}
