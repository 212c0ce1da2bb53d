package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.seal.RootFile;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.store.KeyRing;
import org.chaperone.keyholder.store.Row.BackupKeyRow;
import org.chaperone.keyholder.store.Store;
import org.chaperone.keyholder.store.StoreRefusedException;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Makes a keyholder again from a backup of its store, the file of backup keys, and the ledger as it
 * is now.
 */
final class Restoring {

  private Restoring() {}

  static Restored restore(
      Path home,
      Path backup,
      Path backupKeys,
      RootUnlocking unlocking,
      Seal seal,
      KeyholderSettings settings)
      throws IOException, SealException {
    Disk disk = settings.disk();
    disk.createFolders(home);
    if (disk.exists(home.resolve(RootFile.NAME)) || Store.isIn(disk, home)) {
      throw new IOException("There is a keyholder in " + home + " already.");
    }
    BackupKeys file = BackupKeys.read(disk, backupKeys);
    SecretBytes root = unlocking.unlock(file.root());
    RootKeys keys = new RootKeys(root);
    try {
      Store store = store(home, backup, file, keys, settings);
      file.root().relocked(root, seal).write(disk, home);
      Opened opened = Opening.opened(home, seal, settings, keys, store, true);
      long lost = opened.lost();
      opened
          .core()
          .write(
              Entry.of(
                  LeafKind.RESTORE,
                  "backup",
                  Entry.KEYHOLDER,
                  Optional.empty(),
                  Map.of("entries-without-keys", Long.toString(lost))));
      return new Restored(new EmbeddedKeyholder(opened), lost);
    } catch (IOException | RuntimeException | NotAuthenticException e) {
      keys.close();
      if (e instanceof IOException io) {
        throw io;
      }
      throw new IOException("The backup was not restored: " + e.getMessage(), e);
    }
  }

  private static Store store(
      Path home, Path backup, BackupKeys file, RootKeys keys, KeyholderSettings settings)
      throws IOException, NotAuthenticException {
    Instant now = settings.clock().instant();
    boolean anyGood = false;
    for (BackupKeyRow row : file.keys()) {
      if (now.isBefore(row.expires())) {
        anyGood = true;
        try (EpochKeys copy = BackupKeys.open(keys, row)) {
          Store.Copied copied = Store.readCopy(settings.disk(), backup, copy, settings.random());
          KeyRing ring = new KeyRing(copied.rows().installation().tenant(), settings.random());
          return Store.create(
              settings.disk(),
              home,
              keys,
              settings.random(),
              1,
              epoch -> copied.rewrapped(ring, copy, epoch),
              copied.ledgerSize());
        } catch (StoreRefusedException e) {
          // Another key may be this backup's; the loop goes on to it.
        }
      }
    }
    throw new IOException(
        anyGood
            ? "The backup does not open with any of these backup keys: it was made under one that has expired, or was changed."
            : "All of these backup keys have expired, and so have the backups that were made with them.");
  }
}
