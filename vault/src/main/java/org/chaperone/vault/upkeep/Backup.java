package org.chaperone.vault.upkeep;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.blob.BlobId;
import org.chaperone.vault.blob.BlobMissingException;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.rows.Database;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.rows.Rows;
import org.chaperone.vault.rows.Snapshot;

/**
 * A copy of the photo store in a folder: {@code rows}, a snapshot of the database, and {@code
 * photographs}, the blobs. All of it is ciphertext; the keys are backed up by the keyholder, to
 * another place.
 *
 * <p>Blobs never change, so the next backup into the same folder copies new ones alone, and removes
 * those that no row names any more.
 */
public final class Backup {

  private static final String ROWS = "rows";
  private static final String PHOTOGRAPHS = "photographs";

  private final Path folder;
  private final Clock clock;

  /** A backup in a folder. */
  public Backup(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** How much was written: blobs copied now, and blobs in the backup altogether. */
  public record Written(int copied, int altogether) {}

  /** Brings the backup up to date; it is whole at every moment, as before or as after. */
  public Written write(Database database, Rows rows, BlobStore blobs, WorkProgress progress)
      throws IOException {
    Files.createDirectories(folder);
    Path part = folder.resolve(ROWS + ".part");
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      Snapshot.write(database, out);
      out.flush();
      channel.force(true);
    }
    // Every blob that the snapshot names is stored already; some may be named by no row any more.
    List<RenditionRow> wanted = new ArrayList<>();
    rows.forEachRendition(wanted::add);
    try (BlobStore copies = copies()) {
      Set<BlobId> there = new HashSet<>();
      copies.forEach((id, size) -> there.add(id));
      int copied = 0;
      progress.begin("Copying", wanted.size());
      for (RenditionRow row : wanted) {
        if (!there.remove(row.blob())) {
          copied += copy(row, blobs, copies) ? 1 : 0;
        }
        progress.advance(1);
      }
      progress.end();
      Files.move(
          part,
          folder.resolve(ROWS),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      new RealDisk().forceFolder(folder);
      for (BlobId gone : there) {
        copies.delete(gone);
      }
      copies.sweep();
      return new Written(copied, wanted.size());
    }
  }

  private static boolean copy(RenditionRow row, BlobStore from, BlobStore to) throws IOException {
    try {
      to.put(row.blob(), row.size(), () -> from.open(row.blob()));
      return true;
    } catch (BlobMissingException e) {
      // Erased meanwhile, or lost: verifying tells which.
      return false;
    }
  }

  /**
   * Puts the backup's rows and blobs into an empty vault. What was erased since has to be removed
   * afterwards: {@link Erasing#removeErased}.
   *
   * @return how many blobs the backup lacks
   * @throws IOException when the backup is damaged or the vault is not empty
   */
  public int restore(Database database, Rows rows, BlobStore blobs, WorkProgress progress)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(ROWS)))) {
      Snapshot.read(in, database);
    }
    List<RenditionRow> wanted = new ArrayList<>();
    rows.forEachRendition(wanted::add);
    int missing = 0;
    progress.begin("Restoring", wanted.size());
    try (BlobStore copies = copies()) {
      for (RenditionRow row : wanted) {
        missing += copy(row, copies, blobs) ? 0 : 1;
        progress.advance(1);
      }
    }
    progress.end();
    return missing;
  }

  private BlobStore copies() {
    return new FolderBlobs(new RealDisk(), folder.resolve(PHOTOGRAPHS), clock);
  }
}
