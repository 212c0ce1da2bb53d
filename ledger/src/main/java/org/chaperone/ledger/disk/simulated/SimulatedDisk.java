package org.chaperone.ledger.disk.simulated;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.DiskFile;

/**
 * A disk in memory.
 *
 * <p>It counts the operations that change something, and lets a chosen one go wrong; a power cut
 * keeps what was forced and any part of the rest. Folders are always there. Safe for several
 * threads.
 */
public final class SimulatedDisk implements Disk {

  private final Random random;
  private final Set<Path> locked = new HashSet<>();
  private Map<Path, Content> names = new TreeMap<>();
  private final Map<Path, Content> durableNames = new TreeMap<>();
  private long operations;
  private long faultAt = -1;
  private Fault fault = Fault.FAILED;
  private boolean isDown;
  private int life;

  /** An empty disk; equal seeds lose equal things. */
  public SimulatedDisk(long seed) {
    random = new Random(seed);
  }

  /** Operations so far that change something: writes, cuts, forces, renames, removals. */
  public synchronized long operations() {
    return operations;
  }

  /** Lets one operation go wrong: the next one is number 0. */
  public synchronized void failAt(long operation, Fault how) {
    faultAt = operations + operation;
    fault = how;
  }

  /** The machine loses power and comes back: what was not forced may be lost. */
  public synchronized void cutPower() {
    for (Path name : allNames()) {
      // Each name is as it was when its folder was last forced, or as it is now.
      boolean isNew = random.nextBoolean();
      Optional<Content> kept = Optional.ofNullable((isNew ? names : durableNames).get(name));
      kept.ifPresentOrElse(c -> durableNames.put(name, c), () -> durableNames.remove(name));
    }
    names = new TreeMap<>(durableNames);
    new HashSet<>(names.values()).forEach(content -> content.cutPower(random));
    restart();
  }

  private Set<Path> allNames() {
    Set<Path> all = new TreeSet<>(names.keySet());
    all.addAll(durableNames.keySet());
    return all;
  }

  /** The program is killed and starts again, and the machine goes on: nothing is lost. */
  public synchronized void restart() {
    isDown = false;
    faultAt = -1;
    life++;
    locked.clear();
  }

  /** What goes wrong with the operation that is about to be done. */
  private Optional<Fault> next() throws IOException {
    requireUp();
    boolean isFaulty = operations++ == faultAt;
    if (isFaulty && fault == Fault.POWER_CUT) {
      isDown = true;
    }
    return isFaulty ? Optional.of(fault) : Optional.empty();
  }

  private void requireUp() throws IOException {
    if (isDown) {
      throw new IOException("the power is cut");
    }
  }

  private static void raise(Optional<Fault> happened) throws IOException {
    if (happened.isPresent()) {
      throw new IOException(
          switch (happened.get()) {
            case FAILED -> "input/output error";
            case NO_SPACE -> "no space left on device";
            case POWER_CUT -> "the power is cut";
          });
    }
  }

  /** An operation on names: done unless it fails, and either way when the power is cut. */
  private void change(Runnable change) throws IOException {
    Optional<Fault> happened = next();
    if (happened.isEmpty() || (happened.get() == Fault.POWER_CUT && random.nextBoolean())) {
      change.run();
    }
    raise(happened);
  }

  @Override
  public synchronized DiskFile open(Path file) throws IOException {
    requireUp();
    if (!names.containsKey(file.normalize())) {
      change(() -> names.put(file.normalize(), new Content()));
    }
    return read(file);
  }

  @Override
  public synchronized DiskFile read(Path file) throws IOException {
    requireUp();
    Content content = names.get(file.normalize());
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    return new OpenFile(content, life);
  }

  @Override
  public synchronized boolean exists(Path path) throws IOException {
    requireUp();
    Path normal = path.normalize();
    return names.keySet().stream().anyMatch(name -> name.startsWith(normal));
  }

  @Override
  public synchronized List<String> list(Path folder) throws IOException {
    requireUp();
    Path normal = folder.normalize();
    return names.keySet().stream()
        .filter(name -> name.startsWith(normal) && !name.equals(normal))
        .map(name -> normal.relativize(name).getName(0).toString())
        .distinct()
        .toList();
  }

  @Override
  public void createFolders(Path folder) {
    // All folders are there.
  }

  @Override
  public synchronized void replace(Path from, Path to) throws IOException {
    if (!names.containsKey(from.normalize())) {
      throw new NoSuchFileException(from.toString());
    }
    change(() -> names.put(to.normalize(), Objects.requireNonNull(names.remove(from.normalize()))));
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    Path normal = path.normalize();
    if (names.containsKey(normal)) {
      change(() -> names.remove(normal));
    } else if (exists(path)) {
      throw new DirectoryNotEmptyException(path.toString());
    }
  }

  @Override
  public synchronized void forceFolder(Path folder) throws IOException {
    Path normal = folder.normalize();
    change(
        () -> {
          for (Path name : allNames()) {
            if (normal.equals(name.getParent())) {
              Optional<Content> now = Optional.ofNullable(names.get(name));
              now.ifPresentOrElse(c -> durableNames.put(name, c), () -> durableNames.remove(name));
            }
          }
        });
  }

  @Override
  public synchronized Closeable lock(Path file) throws IOException {
    requireUp();
    if (!locked.add(file.normalize())) {
      throw new IOException(file + " is locked already.");
    }
    int lockedIn = life;
    return () -> {
      synchronized (this) {
        if (lockedIn == life) {
          locked.remove(file.normalize());
        }
      }
    };
  }

  private final class OpenFile implements DiskFile {

    private final Content content;
    private final int openedIn;

    OpenFile(Content content, int openedIn) {
      this.content = content;
      this.openedIn = openedIn;
    }

    private void requireOpen() throws IOException {
      requireUp();
      if (openedIn != life) {
        throw new IOException("the program that opened this file is dead");
      }
    }

    @Override
    public long size() throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        return content.seen().length;
      }
    }

    @Override
    public void read(long at, byte[] into, int from, int length) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        if (at + length > content.seen().length) {
          throw new EOFException("the file ends before");
        }
        System.arraycopy(content.seen(), (int) at, into, from, length);
      }
    }

    @Override
    public void write(long at, byte[] bytes, int from, int length) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        Optional<Fault> happened = next();
        int done =
            switch (happened.orElse(Fault.FAILED)) {
              case FAILED -> happened.isEmpty() ? length : 0;
              case NO_SPACE -> length / 2;
              case POWER_CUT -> random.nextInt(length + 1);
            };
        content.write((int) at, Arrays.copyOfRange(bytes, from, from + done));
        raise(happened);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        change(() -> content.truncate((int) size));
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        Optional<Fault> happened = next();
        if (happened.isEmpty()) {
          content.force();
        } else if (happened.get() != Fault.POWER_CUT) {
          content.failForce(random);
        }
        raise(happened);
      }
    }

    @Override
    public void close() {
      // What was written stays as unsafe as it was.
    }
  }
}
