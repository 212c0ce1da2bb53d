package org.chaperone.bench.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.disk.RealDisk;

/** The machine's disk, with the journal's forces and bytes counted: one force is one batch. */
final class CountedDisk implements Disk {

  private final Disk disk = new RealDisk();
  private final AtomicLong forces = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  long forces() {
    return forces.get();
  }

  long bytes() {
    return bytes.get();
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    DiskFile open = disk.open(file);
    return file.endsWith("journal") ? new Counted(open) : open;
  }

  @Override
  public DiskFile read(Path file) throws IOException {
    return disk.read(file);
  }

  @Override
  public boolean exists(Path path) throws IOException {
    return disk.exists(path);
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    disk.createFolders(folder);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    disk.replace(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    disk.forceFolder(folder);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return disk.lock(file);
  }

  private final class Counted implements DiskFile {

    private final DiskFile file;

    Counted(DiskFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void read(long at, byte[] into, int from, int length) throws IOException {
      file.read(at, into, from, length);
    }

    @Override
    public void write(long at, byte[] from, int start, int length) throws IOException {
      file.write(at, from, start, length);
      bytes.addAndGet(length);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void force() throws IOException {
      file.force();
      forces.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
