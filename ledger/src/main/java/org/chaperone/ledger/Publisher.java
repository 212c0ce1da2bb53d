package org.chaperone.ledger;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.journal.Journal;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tiles.TileFolder;
import org.chaperone.ledger.tiles.TileWriter;
import org.chaperone.ledger.witness.OtherHistoryException;
import org.chaperone.ledger.witness.OutageRecord;
import org.chaperone.ledger.witness.WitnessRound;
import org.chaperone.ledger.witness.WitnessState;

/**
 * Publishes what is durable: tiles, then a checkpoint that witnesses have cosigned. It never holds
 * up an append.
 */
final class Publisher {

  private static final Logger LOG = System.getLogger(Publisher.class.getName());

  /** Entries published at a time, so that a burst of entries keeps the disk for itself. */
  private static final int STEP = 4096;

  /** How often a checkpoint that has not changed is cosigned again. */
  private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);

  private final LedgerSettings settings;
  private final Journal journal;
  private final TileWriter writer;
  private final WitnessRound witnesses;
  private final OutageRecord outage;
  private final CosignedHistory history;
  private volatile long published;
  private volatile Instant publishedAt;
  private volatile Optional<SignedNote> newest = Optional.empty();
  private Instant asked = Instant.MIN;

  Publisher(LedgerSettings settings, Journal journal) throws IOException {
    this.settings = settings;
    this.journal = journal;
    publishedAt = settings.clock().instant();
    writer = new TileWriter(settings.disk(), settings.folder(), journal.tree(), this::entries);
    witnesses = new WitnessRound(settings.witnesses(), settings.witnessesNeeded(), journal.tree());
    outage =
        new OutageRecord(settings.disk(), settings.folder().resolve("outage"), settings.clock());
    history =
        new CosignedHistory(
            settings.disk(), settings.folder().resolve(CosignedHistory.NAME), settings.clock());
    compareWithPublished();
  }

  private List<byte[]> entries(long from, long to) throws IOException {
    List<byte[]> entries = new ArrayList<>((int) (to - from));
    journal.leaves(from, to, (index, leaf) -> entries.add(leaf));
    return entries;
  }

  /**
   * Nothing is published before it is durable: a journal behind its checkpoint has lost entries.
   */
  private void compareWithPublished() throws IOException {
    Optional<SignedNote> note;
    Checkpoint checkpoint;
    try {
      note = new TileFolder(settings.disk(), settings.folder()).checkpoint();
      if (note.isEmpty()) {
        return;
      }
      if (!note.get().verifiedBy(settings.signer().verifier())) {
        throw new MalformedException("it is not signed by this log's key.");
      }
      checkpoint = Checkpoint.parse(note.get().text());
    } catch (MalformedException e) {
      throw new LedgerRefusedException(
          "The published checkpoint is not one of this ledger: " + e.getMessage(), e);
    }
    if (checkpoint.size() > journal.tree().size()) {
      throw new LedgerRefusedException(
          "The ledger has lost entries: %d were published, and the journal holds %d."
              .formatted(checkpoint.size(), journal.tree().size()));
    }
    if (!journal.tree().root(checkpoint.size()).equals(checkpoint.root())) {
      throw new LedgerRefusedException(
          "The ledger was changed: its first %d entries are not those that were published."
              .formatted(checkpoint.size()));
    }
    published = checkpoint.size();
    newest = note;
  }

  /**
   * Publishes the next step, and asks witnesses.
   *
   * @param durable entries that may be published
   * @return whether all of them are
   * @throws OtherHistoryException when a witness knows another history
   */
  synchronized boolean publish(long durable) throws IOException, InterruptedException {
    try {
      return publishStep(durable);
    } catch (OtherHistoryException e) {
      throw e;
    } catch (IOException e) {
      // What is not published is not cosigned either, whoever is to blame.
      if (!witnesses.isEmpty()) {
        outage.failed(published, "the ledger could not be published: " + e.getMessage());
      }
      throw e;
    }
  }

  private boolean publishStep(long durable) throws IOException, InterruptedException {
    long to = Math.min(durable, published + STEP);
    if (to == published && newest.isPresent() && !isDue()) {
      return true;
    }
    if (to > published) {
      writer.write(published, to);
    }
    String origin = settings.signer().verifier().name();
    SignedNote note = cosigned(new Checkpoint(origin, to, journal.tree().root(to)));
    writer.writeCheckpoint(note);
    published = to;
    newest = Optional.of(note);
    publishedAt = settings.clock().instant();
    return to == durable;
  }

  private boolean isDue() {
    return !witnesses.isEmpty()
        && Duration.between(asked, settings.clock().instant()).abs().compareTo(RENEWED_AFTER) >= 0;
  }

  private SignedNote cosigned(Checkpoint checkpoint) throws IOException, InterruptedException {
    String text = checkpoint.text();
    var signers = Stream.concat(Stream.of(settings.signer()), settings.furtherSigners().stream());
    SignedNote note = new SignedNote(text, signers.map(signer -> signer.sign(text)).toList());
    if (witnesses.isEmpty()) {
      return note;
    }
    asked = settings.clock().instant();
    WitnessRound.Result result = witnesses.cosign(note, checkpoint);
    if (result.failure().isPresent()) {
      LOG.log(Level.WARNING, "Too few witnesses cosigned: {0}", result.failure().get());
      outage.failed(checkpoint.size(), result.failure().get());
    } else {
      outage.succeeded(checkpoint.size());
      history.offer(result.note());
    }
    return result.note();
  }

  /** Entries in the published checkpoint. */
  long published() {
    return published;
  }

  /** When something was published last; at first when this began. */
  Instant publishedAt() {
    return publishedAt;
  }

  Optional<SignedNote> newest() {
    return newest;
  }

  WitnessState state(long size) {
    return witnesses.isEmpty() ? new WitnessState.Unwitnessed() : outage.state(size);
  }

  /** Cosigned checkpoints of the past, and the published one. */
  List<SignedNote> kept() throws IOException {
    List<SignedNote> all = new ArrayList<>(history.all());
    newest().ifPresent(all::add);
    return all;
  }

  /** Cosigned checkpoints of the past, and the published one where it is. */
  Checkpoints cosigned() throws IOException {
    List<SignedNote> all = new ArrayList<>(history.all());
    newest().filter(witnesses::isSatisfiedBy).ifPresent(all::add);
    return new Checkpoints(all);
  }
}
