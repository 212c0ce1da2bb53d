package org.chaperone.ledger.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The machine's file systems. */
public final class RealDisk implements Disk {

  private static final boolean HAS_FOLDER_SYNC = !System.getProperty("os.name").startsWith("Win");

  @Override
  public DiskFile open(Path file) throws IOException {
    return new RealFile(new RandomAccessFile(file.toFile(), "rw"));
  }

  @Override
  public DiskFile read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return new RealFile(new RandomAccessFile(file.toFile(), "r"));
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    // Windows cannot open a folder, and keeps names safe by itself.
    if (HAS_FOLDER_SYNC) {
      try (FileChannel channel =
          FileChannel.open(folder.toAbsolutePath(), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException(file + " is locked by this process already.", e);
    }
    channel.close();
    throw new IOException(file + " is locked by another process.");
  }

  /** Not by {@code FileChannel}, which an interrupt of the thread that uses it closes for all. */
  private static final class RealFile implements DiskFile {

    private static final boolean IS_MAC = System.getProperty("os.name").startsWith("Mac");

    private final RandomAccessFile file;

    RealFile(RandomAccessFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void read(long at, byte[] into, int from, int length) throws IOException {
      file.seek(at);
      file.readFully(into, from, length);
    }

    @Override
    public void write(long at, byte[] bytes, int from, int length) throws IOException {
      file.seek(at);
      file.write(bytes, from, length);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.setLength(size);
    }

    @Override
    public void force() throws IOException {
      if (IS_MAC) {
        // There, only the channel asks the disk itself to write (F_FULLFSYNC).
        file.getChannel().force(false);
      } else {
        file.getFD().sync();
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
