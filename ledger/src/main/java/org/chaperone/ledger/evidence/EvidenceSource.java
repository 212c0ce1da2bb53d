package org.chaperone.ledger.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tree.Hash;

/** Where evidence comes from: an open ledger, or the files that it published. */
public interface EvidenceSource {

  /** The best signed checkpoint of at most a size; none where only the empty tree is. */
  Optional<SignedNote> checkpointBefore(long size) throws IOException;

  /**
   * The best signed checkpoint of at least a size.
   *
   * @throws IllegalArgumentException when there are fewer entries
   */
  SignedNote checkpointAfter(long size) throws IOException;

  /** The entries from one index up to and without another. */
  List<byte[]> entries(long from, long to) throws IOException;

  /** Proves that the tree of one size is the beginning of that of another. */
  List<Hash> consistencyProof(long oldSize, long newSize);
}
