package org.chaperone.ledger.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.witness.WitnessState;

/** Makes bundles from a ledger. */
public final class EvidenceCollector {

  private final Ledger ledger;

  /** Collects from a ledger. */
  public EvidenceCollector(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Makes the bundle of a claim: the narrowest range between cosigned checkpoints that holds the
   * claim's, or, without witnesses, exactly the claim's.
   *
   * @param openings keys of the entries to open
   * @param patientKeys log keys of the claim's patients, in a bundle for those who may read all
   *     that the ledger says about them; else none
   * @throws IOException when the ledger cannot be read, or what is new cannot be published
   */
  public EvidenceBundle collect(Claim claim, Map<Long, LeafKey> openings, List<byte[]> patientKeys)
      throws IOException {
    Optional<SignedNote> before = before(claim.from());
    SignedNote after = after(claim.to());
    long first = before.isPresent() ? size(before.get()) : 0;
    long end = size(after);
    List<byte[]> leaves = new ArrayList<>();
    ledger.leaves(first, end, (index, leaf) -> leaves.add(leaf));
    return new EvidenceBundle(
        claim, before, after, ledger.consistencyProof(first, end), leaves, openings, patientKeys);
  }

  private static long size(SignedNote note) throws MalformedException {
    return Checkpoint.parse(note.text()).size();
  }

  private boolean isWitnessed() {
    return !(ledger.witnesses() instanceof WitnessState.Unwitnessed);
  }

  private Optional<SignedNote> before(long from) throws IOException {
    if (!isWitnessed()) {
      return from == 0 ? Optional.empty() : Optional.of(ledger.signedCheckpoint(from));
    }
    Optional<SignedNote> best = Optional.empty();
    for (SignedNote note : ledger.cosignedCheckpoints()) {
      if (size(note) <= from && size(note) > 0) {
        best = Optional.of(note);
      }
    }
    return best;
  }

  private SignedNote after(long to) throws IOException {
    if (!isWitnessed()) {
      return ledger.signedCheckpoint(to);
    }
    if (size(ledger.publishedCheckpoint()) < to) {
      ledger.publish();
    }
    for (SignedNote note : ledger.cosignedCheckpoints()) {
      if (size(note) >= to) {
        return note;
      }
    }
    // In an outage of the witnesses the log's own signature is all there is; a checker says so.
    return ledger.publishedCheckpoint();
  }
}
