package org.chaperone.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.evidence.EvidenceSource;
import org.chaperone.ledger.journal.Journal;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.proof.TlogProof;
import org.chaperone.ledger.tiles.TileFolder;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.MerkleTree;

/**
 * A ledger as it published itself, read and checked from its first entry to its last by whoever has
 * the files and the public key. Holds all entries in memory.
 */
public final class PublishedLedger implements EvidenceSource {

  private final Disk disk;
  private final Path folder;
  private final VerifierKey key;
  private final SignedNote checkpoint;
  private final List<byte[]> entries = new ArrayList<>();
  private final MerkleTree tree;

  /**
   * Reads a folder.
   *
   * @param key the log's, whose name is its origin
   * @throws MalformedException when anything in it is not as it must be, saying what
   */
  public PublishedLedger(Disk disk, Path folder, VerifierKey key) throws IOException {
    this.disk = disk;
    this.folder = folder;
    this.key = key;
    TileFolder tiles = new TileFolder(disk, folder);
    // Before the tiles, which may grow meanwhile but never change.
    checkpoint =
        tiles.checkpoint().orElseThrow(() -> new MalformedException("There is no checkpoint."));
    tree = tiles.verify(checkpoint, key, (index, entry) -> entries.add(entry));
  }

  /** Entries. */
  public long size() {
    return tree.size();
  }

  /** The published checkpoint. */
  public SignedNote checkpoint() {
    return checkpoint;
  }

  /** One entry. */
  public byte[] entry(long index) {
    if (index < 0 || index >= tree.size()) {
      throw new IllegalArgumentException("There are " + tree.size() + " entries.");
    }
    return entries.get((int) index);
  }

  /** A proof of one entry, which carries the entry as its extra data. */
  public TlogProof proof(long index) {
    return new TlogProof(
        Optional.of(entry(index)), index, tree.inclusionProof(index, tree.size()), checkpoint);
  }

  /**
   * Replays the journal, where the folder has one, and compares it.
   *
   * @return entries in the journal; none when there is no journal
   * @throws IOException when the journal is damaged, or does not begin with what is published
   */
  public Optional<Long> compareWithJournal() throws IOException {
    Path file = folder.resolve(Ledger.JOURNAL);
    if (!disk.exists(file)) {
      return Optional.empty();
    }
    try (Journal journal = Journal.read(disk, file, key.name())) {
      MerkleTree all = journal.tree();
      if (all.size() < tree.size() || !all.root(tree.size()).equals(tree.root())) {
        throw new MalformedException("The journal does not begin with what was published.");
      }
      return Optional.of(all.size());
    }
  }

  @Override
  public Optional<SignedNote> checkpointBefore(long size) throws IOException {
    return cosigned().newestUpTo(size);
  }

  @Override
  public SignedNote checkpointAfter(long size) throws IOException {
    if (size > tree.size()) {
      throw new IllegalArgumentException("There are " + tree.size() + " entries.");
    }
    return cosigned().oldestFrom(size).orElse(checkpoint);
  }

  private Checkpoints cosigned() throws IOException {
    Path file = folder.resolve(CosignedHistory.NAME);
    return new Checkpoints(new CosignedHistory(disk, file, InstantSource.system()).all());
  }

  @Override
  public List<byte[]> entries(long from, long to) {
    return entries.subList((int) from, (int) to);
  }

  @Override
  public List<Hash> consistencyProof(long oldSize, long newSize) {
    return tree.consistencyProof(oldSize, newSize);
  }
}
