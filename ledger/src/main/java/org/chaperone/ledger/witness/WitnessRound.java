package org.chaperone.ledger.witness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSignature;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.MerkleTree;
import org.chaperone.ledger.witness.WitnessClient.Cosigned;
import org.chaperone.ledger.witness.WitnessClient.Forked;
import org.chaperone.ledger.witness.WitnessClient.KnowsSize;

/** Takes a log's checkpoints to all its witnesses. */
public final class WitnessRound {

  private final List<WitnessClient> witnesses;
  private final int needed;
  private final MerkleTree tree;
  private final Map<WitnessClient, Long> known = new ConcurrentHashMap<>();

  /**
   * Takes checkpoints of a tree to witnesses.
   *
   * @param needed how many must cosign
   */
  public WitnessRound(List<WitnessClient> witnesses, int needed, MerkleTree tree) {
    if (needed < 0 || needed > witnesses.size()) {
      throw new IllegalArgumentException("No more witnesses can be needed than there are.");
    }
    this.witnesses = List.copyOf(witnesses);
    this.needed = needed;
    this.tree = tree;
  }

  /**
   * What came of a round.
   *
   * @param note the checkpoint with the cosignatures that were had
   * @param failure why fewer cosigned than are needed; nothing when enough did
   */
  public record Result(SignedNote note, Optional<String> failure) {}

  /** Whether there are witnesses at all. */
  public boolean isEmpty() {
    return witnesses.isEmpty();
  }

  /** Whether a note carries the cosignatures of as many witnesses as are needed. */
  public boolean isSatisfiedBy(SignedNote note) {
    long cosigned =
        witnesses.stream().filter(w -> w.keys().stream().anyMatch(note::verifiedBy)).count();
    return cosigned >= needed;
  }

  /**
   * Asks every witness to cosign.
   *
   * @throws OtherHistoryException when a witness has cosigned what this log does not have
   */
  public Result cosign(SignedNote note, Checkpoint checkpoint)
      throws OtherHistoryException, InterruptedException {
    List<NoteSignature> had = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    int cosigned = 0;
    for (WitnessClient witness : witnesses) {
      try {
        had.addAll(ask(witness, note, checkpoint));
        cosigned++;
      } catch (IOException e) {
        if (e instanceof OtherHistoryException other) {
          throw other;
        }
        failures.add(witness + ": " + reason(e));
      }
    }
    return new Result(
        note.with(had),
        cosigned >= needed ? Optional.empty() : Optional.of(String.join("; ", failures)));
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? "cannot be reached" : message;
  }

  private List<NoteSignature> ask(WitnessClient witness, SignedNote note, Checkpoint checkpoint)
      throws IOException, InterruptedException {
    // A witness that is asked with the wrong size says the right one; once is enough.
    for (int tries = 0; tries < 2; tries++) {
      long oldSize = known.getOrDefault(witness, 0L);
      List<Hash> proof = tree.consistencyProof(oldSize, checkpoint.size());
      switch (witness.cosign(oldSize, proof, note)) {
        case Cosigned(List<NoteSignature> signatures) -> {
          known.put(witness, checkpoint.size());
          return signatures;
        }
        case KnowsSize(long size) -> {
          if (size > tree.size()) {
            throw new OtherHistoryException(
                "Witness %s has cosigned %d entries of this ledger, which has only %d. Entries were lost or removed; restore them before anything else."
                    .formatted(witness, size, tree.size()));
          }
          if (size > checkpoint.size()) {
            throw new IOException("knows a later checkpoint already");
          }
          known.put(witness, size);
        }
        case Forked() ->
            throw new OtherHistoryException(
                "Witness %s has cosigned another history of this ledger than the one that is here, up to entry %d."
                    .formatted(witness, oldSize));
      }
    }
    throw new IOException("says another size each time");
  }
}
