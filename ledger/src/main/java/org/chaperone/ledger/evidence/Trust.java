package org.chaperone.ledger.evidence;

import java.util.List;
import org.chaperone.ledger.note.VerifierKey;

/**
 * Whom a checker believes. It comes from outside the bundle, or the bundle proves nothing.
 *
 * @param log the log's key, whose name is its origin
 * @param witnesses keys of witnesses
 * @param witnessesNeeded how many of them must have cosigned each checkpoint
 */
public record Trust(VerifierKey log, List<VerifierKey> witnesses, int witnessesNeeded) {

  /** Checks the number. */
  public Trust {
    witnesses = List.copyOf(witnesses);
    if (witnessesNeeded < 0 || witnessesNeeded > witnesses.size()) {
      throw new IllegalArgumentException("No more witnesses can be needed than are named.");
    }
  }
}
