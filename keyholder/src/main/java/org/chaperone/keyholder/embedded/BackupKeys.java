package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.seal.RootFile;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.BackupKeyRow;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.CborFields;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * The file that backups cannot be opened without: the locked root key, and the backup keys that
 * have not expired. It is replaced at every backup and kept apart from the backups; when a key has
 * expired, no copy of this file should hold it any more.
 *
 * <pre>
 * CBOR {1: version (1), 2: kind of seal, 3: locked by the seal, 4: sealed under the recovery key, 5: [backup key row …]}
 * </pre>
 */
record BackupKeys(RootFile root, List<BackupKeyRow> keys) {

  private static final int VERSION = 1;
  private static final int LONGEST = 1 << 20;

  void write(Disk disk, Path path, Path folder) throws IOException {
    List<Cbor> rows = new ArrayList<>();
    keys.forEach(row -> rows.add(Codings.write(BackupKeyRow.class, row)));
    disk.writeWhole(
        path,
        new Cbor.Fields(
                Map.of(
                    1L,
                    Cbor.of(VERSION),
                    2L,
                    Cbor.of(root.kind()),
                    3L,
                    Cbor.of(root.bySeal()),
                    4L,
                    Cbor.of(root.byRecovery()),
                    5L,
                    new Cbor.Items(rows)))
            .bytes());
    disk.forceFolder(folder);
  }

  static BackupKeys read(Disk disk, Path path) throws IOException {
    try {
      CborFields fields =
          new CborFields("The file of backup keys", Cbor.read(disk.readWhole(path, LONGEST)));
      if (fields.number(1) != VERSION) {
        throw new MalformedException("The file of backup keys is of another version.");
      }
      RootFile root = new RootFile(fields.text(2), fields.bytes(3), fields.bytes(4));
      List<BackupKeyRow> keys = new ArrayList<>();
      for (Cbor row : fields.items(5)) {
        keys.add((BackupKeyRow) Codings.read(BackupKeyRow.class, row));
      }
      fields.end();
      return new BackupKeys(root, keys);
    } catch (MalformedException e) {
      throw new IOException("The file of backup keys was changed: " + e.getMessage(), e);
    }
  }

  /** A new backup key, sealed under the root key. */
  static byte[] seal(
      RootKeys root, Row.BackupKeyRow unsealed, SecretBytes key, SecureRandom random) {
    return Sealing.wrap(root.epochSealing(), context(unsealed), key, random);
  }

  /** The keys that a backup is wrapped and sealed with. */
  static EpochKeys open(RootKeys root, BackupKeyRow row) throws NotAuthenticException {
    try (SecretBytes key = Sealing.unwrap(root.epochSealing(), context(row), row.key())) {
      return new EpochKeys(
          0,
          Label.of("backup wrapping key").deriveFrom(key),
          Label.of("backup state key").deriveFrom(key));
    }
  }

  private static byte[] context(BackupKeyRow row) {
    return Label.of("backup key").and(row.id().bytes()).and(row.expires().toEpochMilli()).encoded();
  }
}
