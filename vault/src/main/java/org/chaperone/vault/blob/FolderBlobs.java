package org.chaperone.vault.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.DiskFile;

/**
 * Blobs as files of a folder: {@code 3f/3fa4…}, the first two digits of the name as a subfolder.
 *
 * <p>A blob is written as {@code incoming/<name>}, forced, renamed, and its folder forced; so a
 * stop at any moment leaves at most something in {@code incoming}, which {@link #sweep} removes.
 */
public final class FolderBlobs implements BlobStore {

  private static final String INCOMING = "incoming";
  private static final int PIECE = 64 * 1024;
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private final Disk disk;
  private final Path root;
  private final Clock clock;
  private final Set<Path> safeFolders = ConcurrentHashMap.newKeySet();

  /** Blobs in a folder, which is made when the first one is stored. */
  public FolderBlobs(Disk disk, Path root, Clock clock) {
    this.disk = disk;
    this.root = root;
    this.clock = clock;
  }

  @Override
  public void put(BlobId id, long size, BlobSource source) throws IOException {
    Path incoming = root.resolve(INCOMING);
    Path file = file(id);
    Path folder = root.resolve(shard(id));
    makeSafe(incoming);
    makeSafe(folder);
    Path part = incoming.resolve(id.toString());
    try {
      write(part, size, source);
      disk.replace(part, file);
    } catch (IOException | RuntimeException e) {
      try {
        disk.delete(part);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    disk.forceFolder(folder);
  }

  private void write(Path part, long size, BlobSource source) throws IOException {
    try (InputStream in = source.open();
        DiskFile out = disk.open(part)) {
      out.truncate(0);
      byte[] piece = new byte[PIECE];
      long at = 0;
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        out.write(at, piece, 0, n);
        at += n;
      }
      if (at != size) {
        throw new IOException("A blob of " + size + " bytes came with " + at + ".");
      }
      out.force();
    }
  }

  /** A folder's own name has to be safe before what is in it can be. */
  private void makeSafe(Path folder) throws IOException {
    if (safeFolders.contains(folder)) {
      return;
    }
    disk.createFolders(folder);
    disk.forceFolder(root);
    Path above = root.toAbsolutePath().getParent();
    if (above != null) {
      disk.forceFolder(above);
    }
    safeFolders.add(folder);
  }

  @Override
  public InputStream open(BlobId id) throws IOException {
    try {
      return new DiskStream(disk.read(file(id)));
    } catch (NoSuchFileException e) {
      throw new BlobMissingException(id);
    }
  }

  @Override
  public void delete(BlobId id) throws IOException {
    if (disk.exists(file(id))) {
      disk.delete(file(id));
      disk.forceFolder(root.resolve(shard(id)));
    }
  }

  @Override
  public void forEach(Visitor visitor) throws IOException {
    for (String folder : disk.list(root)) {
      if (folder.length() != 2) {
        continue;
      }
      for (String name : disk.list(root.resolve(folder))) {
        try (DiskFile file = disk.read(root.resolve(folder).resolve(name))) {
          visitor.see(BlobId.parse(name), file.size());
        } catch (IllegalArgumentException e) {
          throw new IOException("In " + root.resolve(folder) + " lies what is no blob.", e);
        }
      }
    }
  }

  @Override
  public int sweep() throws IOException {
    int swept = 0;
    Path incoming = root.resolve(INCOMING);
    for (String name : disk.list(incoming)) {
      Path part = incoming.resolve(name);
      if (isLeftBehind(part)) {
        disk.delete(part);
        swept++;
      }
    }
    return swept;
  }

  private boolean isLeftBehind(Path part) throws IOException {
    try {
      return java.nio.file.Files.getLastModifiedTime(part)
          .toInstant()
          .isBefore(clock.instant().minus(LEFT_BEHIND));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public String place() {
    return root.toString();
  }

  @Override
  public void close() {}

  private Path file(BlobId id) {
    return root.resolve(shard(id)).resolve(id.toString());
  }

  private static String shard(BlobId id) {
    return id.toString().substring(0, 2);
  }
}
