package org.chaperone.vault.adding;

import org.chaperone.keyholder.id.PhotographId;

/** What came of adding a file. */
public sealed interface AddOutcome {

  /**
   * It is a photograph of the vault now, on stable storage.
   *
   * @param ledgerIndex the entry that records it
   */
  record Added(PhotographId photograph, long ledgerIndex) implements AddOutcome {}

  /** A file with exactly these bytes is in the vault already. */
  record AlreadyThere(PhotographId photograph) implements AddOutcome {}

  /** It is no picture that can be read; why, in a sentence without its name. */
  record Unreadable(String reason) implements AddOutcome {}
}
