package org.chaperone.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.evidence.EvidenceSource;
import org.chaperone.ledger.journal.Journal;
import org.chaperone.ledger.journal.JournalCorruptException;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tiles.TileFolder;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.witness.OtherHistoryException;
import org.chaperone.ledger.witness.WitnessState;

/**
 * An append-only log on one disk, whose entries are durable and signed before a caller goes on.
 *
 * <p>{@link #enqueue} fixes an entry's place, {@link PendingEntry#await} returns once it is
 * durable. Callers that wait at the same time share one force of the disk. When the disk fails, the
 * ledger stops for ever: a force that failed must not be tried again as if nothing had happened.
 *
 * <p>Safe for many threads.
 */
public final class Ledger implements AutoCloseable, EvidenceSource {

  /** Bytes that an entry may have (c2sp.org/tlog-tiles). */
  public static final int MOST_ENTRY_BYTES = Journal.MOST_LEAF_BYTES;

  private static final Logger LOG = System.getLogger(Ledger.class.getName());

  /** The journal's name in the folder. */
  static final String JOURNAL = "journal";

  private final Closeable lock;
  private final Journal journal;
  private final LedgerSettings settings;
  private final Publisher publisher;
  private final CommitQueue queue;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Optional<Thread> publishing = Optional.empty();
  private volatile long size;

  private Ledger(LedgerSettings settings, Closeable lock, Journal journal, Publisher publisher) {
    this.settings = settings;
    this.lock = lock;
    this.journal = journal;
    this.publisher = publisher;
    this.size = journal.tree().size();
    this.queue = new CommitQueue(size, this::write);
  }

  /** Opens the ledger in a folder on this machine's disk, without witnesses. */
  public static Ledger open(Path folder, NoteSigner signer) throws IOException {
    return open(LedgerSettings.of(folder, signer));
  }

  /**
   * Opens the ledger in a folder, and makes it when there is none: replays the journal, rebuilds
   * the tree, compares it with what was published and with what witnesses cosigned.
   *
   * @throws LedgerRefusedException when anything there is not as this log's key left it, except an
   *     unfinished batch at the end, which is cut off; or when a witness knows more, or other, than
   *     is there
   */
  public static Ledger open(LedgerSettings settings) throws IOException {
    Disk disk = settings.disk();
    Path folder = settings.folder();
    if (!disk.exists(folder)) {
      disk.createFolders(folder);
      disk.forceFolder(folder.resolve("..").normalize());
    }
    Closeable lock = disk.lock(folder.resolve("lock"));
    try {
      Journal journal = journal(settings);
      try {
        requireOwn(journal, settings.signer());
        Publisher publisher = new Publisher(settings, journal);
        // Only now: a tail that cannot be read may have been published, and then it was not torn.
        if (journal.unfinishedBytes() > 0) {
          LOG.log(
              Level.WARNING,
              "The journal ended with {0} bytes of an unfinished batch, which were cut off.",
              journal.unfinishedBytes());
        }
        journal.settle();
        Ledger ledger = new Ledger(settings, lock, journal, publisher);
        ledger.publish();
        ledger.publishFromNowOn();
        return ledger;
      } catch (IOException | RuntimeException e) {
        journal.close();
        throw e;
      }
    } catch (JournalCorruptException | OtherHistoryException e) {
      lock.close();
      throw new LedgerRefusedException("The ledger does not open: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Journal journal(LedgerSettings settings) throws IOException {
    Disk disk = settings.disk();
    Path file = settings.folder().resolve(JOURNAL);
    String origin = settings.signer().verifier().name();
    if (!disk.exists(file)) {
      if (disk.exists(settings.folder().resolve(TileFolder.CHECKPOINT))) {
        throw new LedgerRefusedException(
            "The ledger does not open: its journal is gone, and its checkpoint is not.");
      }
      Journal.create(disk, file, origin);
    }
    return Journal.open(disk, file, origin);
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
    return queue.enqueue(leaf);
  }

  /** Takes an entry and returns its index when it is durable. */
  public long append(byte[] leaf) {
    return enqueue(leaf).await();
  }

  /** Returns when all entries taken so far are durable. */
  public void flush() {
    queue.flush();
  }

  private void write(List<byte[]> leaves) throws IOException {
    journal.append(leaves, this::sign);
    size = journal.tree().size();
  }

  private byte[] sign(Checkpoint checkpoint) {
    String text = checkpoint.text();
    return new SignedNote(text, List.of(settings.signer().sign(text))).bytes();
  }

  /** Durable entries. */
  public long size() {
    return size;
  }

  /** The newest checkpoint, durable and signed by the log; none before the first entry. */
  public Optional<SignedNote> checkpoint() {
    return journal.newestNote().map(Ledger::note);
  }

  /** A checkpoint of a size that the ledger has or had, signed by the log now. */
  public SignedNote signedCheckpoint(long atSize) {
    String text = new Checkpoint(settings.signer().verifier().name(), atSize, root(atSize)).text();
    return new SignedNote(text, List.of(settings.signer().sign(text)));
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
  @Override
  public List<Hash> consistencyProof(long oldSize, long newSize) {
    requireDurable(newSize);
    return journal.tree().consistencyProof(oldSize, newSize);
  }

  private void requireDurable(long to) {
    if (to > size) {
      throw new IllegalArgumentException("There are " + size + " durable entries, not " + to + ".");
    }
  }

  /**
   * Publishes all that is durable, and asks witnesses to cosign it.
   *
   * @throws OtherHistoryException when a witness knows another history; the ledger has stopped then
   */
  public void publish() throws IOException {
    try {
      boolean done = false;
      while (!done) {
        done = publisher.publish(size);
      }
    } catch (OtherHistoryException e) {
      queue.stop(new LedgerStoppedException(String.valueOf(e.getMessage()), e));
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Publishing was interrupted.");
    }
  }

  private void publishFromNowOn() {
    if (!settings.publishEvery().isZero()) {
      publishing =
          Optional.of(
              Thread.ofPlatform().daemon().name("ledger-publishing").start(this::keepPublishing));
    }
  }

  private void keepPublishing() {
    try {
      while (!queue.isStopped()
          && !closing.await(settings.publishEvery().toMillis(), TimeUnit.MILLISECONDS)) {
        flushAndPublish();
      }
    } catch (InterruptedException e) {
      // Nobody else knows this thread; to interrupt it is to end it.
    }
  }

  private void flushAndPublish() {
    try {
      flush();
      publish();
    } catch (LedgerStoppedException | OtherHistoryException e) {
      LOG.log(Level.ERROR, e.getMessage());
    } catch (IOException e) {
      // Appending does not depend on it, and the next attempt begins anew.
      LOG.log(Level.WARNING, "The ledger could not be published: {0}", e.getMessage());
    }
  }

  /** How the ledger stands with its witnesses, and what may go on. */
  public WitnessState witnesses() {
    return publisher.state(size);
  }

  /** Entries that are not in the published checkpoint yet. */
  public long unpublished() {
    return Math.max(0, size - publisher.published());
  }

  /** How long ago something was published; since the ledger was opened at most. */
  public Duration sincePublished() {
    return Duration.between(publisher.publishedAt(), settings.clock().instant());
  }

  /** The newest published checkpoint, with the cosignatures that were had. */
  public SignedNote publishedCheckpoint() {
    return publisher.newest().orElseThrow();
  }

  /**
   * All checkpoints that are kept, for comparing the ledger with them: those that witnesses
   * cosigned, about an hour apart and oldest first, and the newest published.
   */
  public List<SignedNote> keptCheckpoints() throws IOException {
    return publisher.kept();
  }

  /**
   * The newest cosigned checkpoint of at most a size; without witnesses, one of that very size,
   * signed now.
   */
  @Override
  public Optional<SignedNote> checkpointBefore(long atMost) throws IOException {
    if (isUnwitnessed()) {
      return atMost == 0 ? Optional.empty() : Optional.of(signedCheckpoint(atMost));
    }
    return publisher.cosigned().newestUpTo(atMost);
  }

  /**
   * The oldest cosigned checkpoint of at least a size, asking witnesses first where that is needed;
   * in an outage the published one without them. Without witnesses, one of that very size, signed
   * now.
   */
  @Override
  public SignedNote checkpointAfter(long atLeast) throws IOException {
    requireDurable(atLeast);
    if (isUnwitnessed()) {
      return signedCheckpoint(atLeast);
    }
    Optional<SignedNote> known = publisher.cosigned().oldestFrom(atLeast);
    if (known.isEmpty()) {
      publish();
      known = publisher.cosigned().oldestFrom(atLeast);
    }
    return known.orElseGet(this::publishedCheckpoint);
  }

  private boolean isUnwitnessed() {
    return witnesses() instanceof WitnessState.Unwitnessed;
  }

  @Override
  public List<byte[]> entries(long from, long to) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    leaves(from, to, (index, leaf) -> entries.add(leaf));
    return entries;
  }

  /** Makes durable what was taken, publishes it, and stops. */
  @Override
  public void close() throws IOException {
    closing.countDown();
    try {
      if (publishing.isPresent()) {
        publishing.get().join();
      }
      if (!queue.isStopped()) {
        flush();
        publish();
      }
    } catch (LedgerStoppedException e) {
      // Whoever waits for an entry hears of it; closing goes on.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queue.stop(new LedgerStoppedException("The ledger is closed."));
      queue.awaitIdle();
      journal.close();
      lock.close();
    }
  }
}
