package org.chaperone.web.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder where files wait until they are whole and sealed. They are in the clear, so it lies in
 * memory where the system has a place for that (tmpfs on Linux), never beside the vault. What a
 * server left there that was killed goes when the next one starts.
 */
final class WaitingRoom implements AutoCloseable {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String NAME = "chaperone-arriving-";
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel channel;

  private WaitingRoom(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static WaitingRoom open() throws IOException {
    Path parent = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, NAME + "*")) {
      for (Path folder : left) {
        removeIfLeft(folder);
      }
    }
    Path folder = Files.createTempDirectory(parent, NAME);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return new WaitingRoom(folder, channel);
  }

  private static void removeIfLeft(Path folder) {
    try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        @Nullable FileLock free = lock.tryLock()) {
      if (free != null) {
        remove(folder);
      }
    } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
      // Somebody else's, or another server's of this very process: not ours to remove.
      return;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  Path place(String id) {
    return folder.resolve(id);
  }

  @Override
  public void close() {
    try {
      remove(folder);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
