package org.chaperone.ledger.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.SignedNote;

/** Makes bundles from a ledger. */
public final class EvidenceCollector {

  private final EvidenceSource source;

  /** Collects from a ledger or its files. */
  public EvidenceCollector(EvidenceSource source) {
    this.source = source;
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
    Optional<SignedNote> before = source.checkpointBefore(claim.from());
    SignedNote after = source.checkpointAfter(claim.to());
    long first = before.isPresent() ? size(before.get()) : 0;
    long end = size(after);
    return new EvidenceBundle(
        claim,
        before,
        after,
        source.consistencyProof(first, end),
        source.entries(first, end),
        openings,
        patientKeys);
  }

  private static long size(SignedNote note) throws MalformedException {
    return Checkpoint.parse(note.text()).size();
  }
}
