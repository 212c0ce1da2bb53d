package org.chaperone.keyholder.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.DiskFile;

/**
 * The keyholder's own store: {@link State} in memory, and on disk two files for the present epoch.
 *
 * <ul>
 *   <li>{@code epoch-N}: the epoch's secret, sealed under the root key. Destroying it destroys all
 *       that was wrapped in that epoch.
 *   <li>{@code state-N}: the rows. Its appearing under this name is the moment at which epoch N
 *       begins.
 * </ul>
 *
 * <p>A row is in memory only once it is on the disk. After a failed write or force nothing more is
 * written.
 */
public final class Store implements AutoCloseable {

  private static final int SMALL = 4_096;

  private final Disk disk;
  private final Path folder;
  private final RootKeys root;
  private final SecureRandom random;
  private final Closeable lock;
  private final ReentrantReadWriteLock epochs = new ReentrantReadWriteLock();
  private volatile State state;
  private EpochKeys epoch;
  private RowFile file;
  private boolean failed;

  private Store(
      Disk disk,
      Path folder,
      RootKeys root,
      SecureRandom random,
      Closeable lock,
      State state,
      EpochKeys epoch,
      RowFile file) {
    this.disk = disk;
    this.folder = folder;
    this.root = root;
    this.random = random;
    this.lock = lock;
    this.state = state;
    this.epoch = epoch;
    this.file = file;
  }

  /** Whether a folder holds a store. */
  public static boolean isIn(Disk disk, Path folder) throws IOException {
    return newest(disk, folder) > 0;
  }

  /** Makes a store in a folder that has none, of the rows that are known at once. */
  public static Store create(
      Disk disk,
      Path folder,
      RootKeys root,
      SecureRandom random,
      long firstEpoch,
      Beginning beginning,
      long ledgerSize)
      throws IOException, NotAuthenticException {
    disk.createFolders(folder);
    Closeable lock = disk.lock(folder.resolve("store-lock"));
    try {
      if (isIn(disk, folder)) {
        throw new StoreRefusedException("There is a keyholder in " + folder + " already.");
      }
      EpochKeys keys = newEpoch(disk, folder, root, random, firstEpoch);
      State state = new State();
      beginning.rows(keys).forEach(state::apply);
      RowFile file = begin(disk, folder, keys, random, state, ledgerSize);
      return new Store(disk, folder, root, random, lock, state, keys, file);
    } catch (IOException | RuntimeException | NotAuthenticException e) {
      lock.close();
      throw e;
    }
  }

  /** The rows that a store begins with, wrapped under its first epoch. */
  @FunctionalInterface
  public interface Beginning {
    /** Makes them. */
    List<Row> rows(EpochKeys epoch) throws NotAuthenticException;
  }

  /**
   * Opens a store.
   *
   * @throws StoreRefusedException when its files are not as they were left
   */
  public static Store open(Disk disk, Path folder, RootKeys root, SecureRandom random)
      throws IOException {
    Closeable lock = disk.lock(folder.resolve("store-lock"));
    try {
      long number = newest(disk, folder);
      if (number == 0) {
        throw new StoreRefusedException("There is no keyholder in " + folder + ".");
      }
      EpochKeys keys = epoch(disk, folder, root, number);
      State state = new State();
      RowFile file =
          RowFile.open(disk, folder.resolve("state-" + number), keys, random, state::apply);
      Store store = new Store(disk, folder, root, random, lock, state, keys, file);
      store.removeAllBut(number);
      return store;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EpochKeys newEpoch(
      Disk disk, Path folder, RootKeys root, SecureRandom random, long number) throws IOException {
    try (SecretBytes secret = SecretBytes.random(random, 32)) {
      disk.writeWhole(
          folder.resolve("epoch-" + number),
          Sealing.wrap(root.epochSealing(), context(number), secret, random));
      return root.epoch(number, secret);
    }
  }

  private static EpochKeys epoch(Disk disk, Path folder, RootKeys root, long number)
      throws IOException {
    byte[] sealed = disk.readWhole(folder.resolve("epoch-" + number), SMALL);
    try (SecretBytes secret = Sealing.unwrap(root.epochSealing(), context(number), sealed)) {
      return root.epoch(number, secret);
    } catch (NotAuthenticException e) {
      throw new StoreRefusedException(
          "The secret of epoch " + number + " does not open with this root key.", e);
    }
  }

  private static RowFile begin(
      Disk disk, Path folder, EpochKeys keys, SecureRandom random, State state, long ledgerSize)
      throws IOException {
    Path partial = folder.resolve("state-" + keys.number() + ".partial");
    Path whole = folder.resolve("state-" + keys.number());
    // The secret's name has to be safe before the rows that need it are.
    disk.forceFolder(folder);
    RowFile.create(disk, partial, keys, random, state, ledgerSize).close();
    disk.replace(partial, whole);
    disk.forceFolder(folder);
    return RowFile.open(disk, whole, keys, random, row -> {});
  }

  private static byte[] context(long number) {
    return Label.of("epoch secret").and(number).encoded();
  }

  private static long newest(Disk disk, Path folder) throws IOException {
    return disk.list(folder).stream()
        .filter(name -> name.matches("state-[0-9]{1,18}"))
        .mapToLong(name -> Long.parseLong(name.substring("state-".length())))
        .max()
        .orElse(0);
  }

  /** What is known. A new epoch has a new state: do not keep it. */
  public State state() {
    return state;
  }

  /** Entries in the ledger when the newest rows were written. */
  public long ledgerSize() {
    return file.ledgerSize();
  }

  /** Does something with the present epoch's keys, which stays the present one meanwhile. */
  public <T, X extends Exception> T withEpoch(EpochUse<T, X> use) throws X {
    epochs.readLock().lock();
    try {
      return use.with(epoch);
    } finally {
      epochs.readLock().unlock();
    }
  }

  /** Something done with an epoch's keys. */
  @FunctionalInterface
  public interface EpochUse<T, X extends Exception> {
    /** Does it. */
    T with(EpochKeys epoch) throws X;
  }

  /** Writes rows, forces them to the disk, then makes them known. */
  public void append(long ledgerSize, List<Row> rows) throws IOException {
    epochs.readLock().lock();
    try {
      synchronized (this) {
        requireWhole();
        failed = true;
        for (int from = 0; from < rows.size(); from += RowFile.ROWS) {
          file.append(ledgerSize, rows.subList(from, Math.min(rows.size(), from + RowFile.ROWS)));
        }
        failed = false;
        rows.forEach(state::apply);
      }
    } finally {
      epochs.readLock().unlock();
    }
  }

  /**
   * Begins a new epoch: wraps every patient's key anew, makes edits, and destroys the old epoch's
   * secret. Takes time that grows with all rows, in which nothing else is done.
   *
   * @param edits rows to be applied on top, wrapped under the new epoch
   */
  public void beginEpoch(KeyRing ring, long ledgerSize, Edits edits)
      throws IOException, NotAuthenticException {
    epochs.writeLock().lock();
    try {
      synchronized (this) {
        requireWhole();
        failed = true;
        EpochKeys next = newEpoch(disk, folder, root, random, epoch.number() + 1);
        State fresh = rewrapped(ring, epoch, next);
        edits.rows(epoch, next).forEach(fresh::apply);
        RowFile begun = begin(disk, folder, next, random, fresh, ledgerSize);
        file.close();
        epoch.close();
        file = begun;
        epoch = next;
        state = fresh;
        removeAllBut(next.number());
        failed = false;
      }
    } finally {
      epochs.writeLock().unlock();
    }
  }

  /** Rows that a new epoch begins with, over those carried on. */
  @FunctionalInterface
  public interface Edits {
    /** Makes them. */
    List<Row> rows(EpochKeys from, EpochKeys to) throws NotAuthenticException;
  }

  /**
   * Writes all rows into a file of their own, under keys of its own.
   *
   * @param copy the keys that patients are wrapped and rows sealed with in the copy
   */
  public void copyTo(Path path, EpochKeys copy, KeyRing ring, long ledgerSize)
      throws IOException, NotAuthenticException {
    epochs.readLock().lock();
    try {
      State rows = rewrapped(ring, epoch, copy);
      RowFile.create(disk, path, copy, random, rows, ledgerSize).close();
    } finally {
      epochs.readLock().unlock();
    }
  }

  private State rewrapped(KeyRing ring, EpochKeys from, EpochKeys to) throws NotAuthenticException {
    return rewrapped(state, ring, from, to);
  }

  private static State rewrapped(State rows, KeyRing ring, EpochKeys from, EpochKeys to)
      throws NotAuthenticException {
    State fresh = new State();
    List<Row> all = new ArrayList<>();
    rows.rows(all::add);
    for (Row row : all) {
      fresh.apply(
          row instanceof PatientRow patient
              ? ring.rewrapped(patient, from.wrapping(), to.wrapping())
              : row);
    }
    return fresh;
  }

  /**
   * Reads the rows of a copy.
   *
   * @throws StoreRefusedException when it is not as it was written, or was written under other keys
   */
  public static Copied readCopy(Disk disk, Path path, EpochKeys copy, SecureRandom random)
      throws IOException {
    State rows = new State();
    try (RowFile file = RowFile.open(disk, path, copy, random, rows::apply)) {
      return new Copied(rows, file.ledgerSize());
    }
  }

  /**
   * What a copy held.
   *
   * @param ledgerSize entries in the ledger when it was made
   */
  public record Copied(State rows, long ledgerSize) {

    /** The rows wrapped under another epoch's keys. */
    public List<Row> rewrapped(KeyRing ring, EpochKeys from, EpochKeys to)
        throws NotAuthenticException {
      List<Row> all = new ArrayList<>();
      Store.rewrapped(rows, ring, from, to).rows(all::add);
      return all;
    }
  }

  private void requireWhole() throws IOException {
    if (failed) {
      throw new IOException("The keyholder's store failed before, and is not written any more.");
    }
  }

  /**
   * Removes what belongs to other epochs; secrets are overwritten first, for what that is worth on
   * the disk at hand.
   */
  private void removeAllBut(long number) throws IOException {
    for (String name : disk.list(folder)) {
      boolean isOther =
          name.matches("(state|epoch)-[0-9]{1,18}(\\.partial)?") && !name.endsWith("-" + number);
      if (isOther) {
        Path path = folder.resolve(name);
        if (name.startsWith("epoch-")) {
          try (DiskFile secret = disk.open(path)) {
            byte[] zeroes = new byte[(int) Math.min(secret.size(), SMALL)];
            secret.write(0, zeroes, 0, zeroes.length);
            secret.force();
          }
        }
        disk.delete(path);
      }
    }
    disk.forceFolder(folder);
  }

  @Override
  public void close() throws IOException {
    try {
      synchronized (this) {
        failed = true;
        file.close();
      }
    } finally {
      epoch.close();
      lock.close();
    }
  }
}
