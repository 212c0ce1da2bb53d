package org.chaperone.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.journal.Journal;
import org.chaperone.ledger.journal.JournalCorruptException;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tree.Hash;

/**
 * An append-only log on one disk, whose entries are durable and signed before a caller goes on.
 *
 * <p>{@link #enqueue} fixes an entry's place, {@link PendingEntry#await} returns once it is
 * durable. Callers that wait at the same time share one force of the disk. When the disk fails, the
 * ledger stops for ever: a force that failed must not be tried again as if nothing had happened.
 *
 * <p>Safe for many threads.
 */
public final class Ledger implements AutoCloseable {

  /** Bytes that an entry may have (c2sp.org/tlog-tiles). */
  public static final int MOST_ENTRY_BYTES = Journal.MOST_LEAF_BYTES;

  private static final String JOURNAL = "journal";

  private final Closeable lock;
  private final Journal journal;
  private final NoteSigner signer;
  private final Deque<Commit> waiting = new ArrayDeque<>();
  private final ReentrantLock committing = new ReentrantLock();
  private long nextIndex;
  private volatile long size;
  private volatile Optional<LedgerStoppedException> stopped = Optional.empty();

  private Ledger(Closeable lock, Journal journal, NoteSigner signer) {
    this.lock = lock;
    this.journal = journal;
    this.signer = signer;
    this.size = journal.tree().size();
    this.nextIndex = size;
  }

  /** Opens the ledger in a folder on this machine's disk, and makes it when there is none. */
  public static Ledger open(Path folder, NoteSigner signer) throws IOException {
    return open(folder, signer, new RealDisk());
  }

  /**
   * Opens the ledger in a folder, and makes it when there is none: replays the journal, rebuilds
   * the tree, compares.
   *
   * @param signer the log's key; its name is the log's origin
   * @throws LedgerRefusedException when anything there is not as this log's key left it, except an
   *     unfinished batch at the end, which is cut off
   */
  public static Ledger open(Path folder, NoteSigner signer, Disk disk) throws IOException {
    disk.createFolders(folder);
    Closeable lock = disk.lock(folder.resolve("lock"));
    try {
      Path file = folder.resolve(JOURNAL);
      String origin = signer.verifier().name();
      if (!disk.exists(file)) {
        Journal.create(disk, file, origin);
      }
      Journal journal = Journal.open(disk, file, origin);
      requireOwn(journal, signer);
      return new Ledger(lock, journal, signer);
    } catch (JournalCorruptException e) {
      lock.close();
      throw new LedgerRefusedException("The ledger does not open: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireOwn(Journal journal, NoteSigner signer) throws IOException {
    Optional<byte[]> newest = journal.newestNote();
    if (newest.isEmpty()) {
      return;
    }
    boolean isOwn;
    try {
      isOwn = SignedNote.parse(newest.get()).verifiedBy(signer.verifier());
    } catch (MalformedException e) {
      isOwn = false;
    }
    if (!isOwn) {
      journal.close();
      throw new LedgerRefusedException(
          "The ledger does not open: its newest checkpoint is not signed by this log's key.");
    }
  }

  /**
   * Takes an entry and fixes its index, in the order of calls. Cheap: nothing is written before
   * somebody waits.
   *
   * @param leaf at most {@value #MOST_ENTRY_BYTES} bytes, which must not change any more
   * @throws LedgerStoppedException when the ledger has stopped
   */
  public PendingEntry enqueue(byte[] leaf) {
    if (leaf.length > MOST_ENTRY_BYTES) {
      throw new IllegalArgumentException("An entry has at most " + MOST_ENTRY_BYTES + " bytes.");
    }
    synchronized (waiting) {
      requireRunning();
      Commit open = waiting.peekLast();
      if (open == null || !open.hasRoomFor(leaf)) {
        open = new Commit(this);
        waiting.add(open);
      }
      open.add(leaf);
      return new PendingEntry(open, nextIndex++);
    }
  }

  /** Takes an entry and returns its index when it is durable. */
  public long append(byte[] leaf) {
    return enqueue(leaf).await();
  }

  /** Returns when all entries taken so far are durable. */
  public void flush() {
    Commit last;
    synchronized (waiting) {
      last = waiting.peekLast();
    }
    if (last != null) {
      last.await();
    }
  }

  /** Commits in their order, up to the given one; its caller is the one who leads it. */
  void carryOut(Commit wanted) {
    committing.lock();
    try {
      while (!wanted.isDone()) {
        carryOut();
      }
    } finally {
      committing.unlock();
    }
  }

  private void carryOut() {
    Commit next;
    synchronized (waiting) {
      next = waiting.remove();
    }
    try {
      requireRunning();
      journal.append(next.leaves(), this::sign);
      size = journal.tree().size();
      next.succeeded();
    } catch (IOException | RuntimeException e) {
      next.failed(
          stop(
              new LedgerStoppedException(
                  "The ledger stopped because its disk failed: " + e.getMessage(), e)));
    }
  }

  private byte[] sign(Checkpoint checkpoint) {
    String text = checkpoint.text();
    return new SignedNote(text, List.of(signer.sign(text))).bytes();
  }

  private LedgerStoppedException stop(LedgerStoppedException reason) {
    synchronized (waiting) {
      if (stopped.isEmpty()) {
        stopped = Optional.of(reason);
      }
      return stopped.get();
    }
  }

  private void requireRunning() {
    if (stopped.isPresent()) {
      LedgerStoppedException first = stopped.get();
      throw new LedgerStoppedException(String.valueOf(first.getMessage()), first);
    }
  }

  /** Durable entries. */
  public long size() {
    return size;
  }

  /** The newest checkpoint, durable and signed by the log; none before the first entry. */
  public Optional<SignedNote> checkpoint() {
    return journal.newestNote().map(Ledger::note);
  }

  private static SignedNote note(byte[] bytes) {
    try {
      return SignedNote.parse(bytes);
    } catch (MalformedException e) {
      throw new IllegalStateException("The ledger's own checkpoint is malformed.", e);
    }
  }

  /**
   * One durable entry, read from the disk and checked against the tree.
   *
   * @throws IOException when it cannot be read, or is no longer what it was
   */
  public byte[] leaf(long index) throws IOException {
    byte[][] found = new byte[1][];
    leaves(index, index + 1, (i, leaf) -> found[0] = leaf);
    return found[0];
  }

  /** Is shown entries in their order. */
  @FunctionalInterface
  public interface Visitor {

    /** An entry and its index. */
    void leaf(long index, byte[] leaf) throws IOException;
  }

  /**
   * Shows the durable entries from one index up to and without another, each read from the disk and
   * checked against the tree.
   *
   * @throws IOException when one cannot be read, or is no longer what it was
   */
  public void leaves(long from, long to, Visitor visitor) throws IOException {
    requireDurable(to);
    journal.leaves(from, to, visitor::leaf);
  }

  /** The root that the tree had at a size. */
  public Hash root(long atSize) {
    requireDurable(atSize);
    return journal.tree().root(atSize);
  }

  /** Proves that an entry is in the tree of a size (RFC 6962, section 2.1.1). */
  public List<Hash> inclusionProof(long index, long atSize) {
    requireDurable(atSize);
    return journal.tree().inclusionProof(index, atSize);
  }

  /** Proves that the tree of one size is the beginning of that of another (section 2.1.2). */
  public List<Hash> consistencyProof(long oldSize, long newSize) {
    requireDurable(newSize);
    return journal.tree().consistencyProof(oldSize, newSize);
  }

  private void requireDurable(long to) {
    if (to > size) {
      throw new IllegalArgumentException("There are " + size + " durable entries, not " + to + ".");
    }
  }

  /** Makes durable what was taken, and stops. */
  @Override
  public void close() throws IOException {
    try {
      if (stopped.isEmpty()) {
        flush();
      }
    } catch (LedgerStoppedException e) {
      // Whoever waits for an entry hears of it; closing goes on.
    } finally {
      stop(new LedgerStoppedException("The ledger is closed."));
      committing.lock();
      try {
        journal.close();
        lock.close();
      } finally {
        committing.unlock();
      }
    }
  }
}
