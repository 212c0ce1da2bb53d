package org.chaperone.ledger.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;

/** What became of checking a bundle. */
public sealed interface EvidenceVerdict {

  /**
   * The claim holds, as far as {@code rest} says.
   *
   * @param opened the entries that match, and what they say
   * @param unopened entries that match by their clear part and stay closed
   * @param rest on what it rests that these do not concern the claim's patients
   * @param since when witnesses had cosigned the checkpoint before the range
   * @param until when they had cosigned the checkpoint after it: its entries are no younger
   * @param cautions what a reader should know besides, each a sentence
   */
  record Holds(
      List<OpenedEntry> opened,
      long unopened,
      Rest rest,
      Optional<Instant> since,
      Optional<Instant> until,
      List<String> cautions)
      implements EvidenceVerdict {}

  /** The claim does not hold, or cannot be seen to: a sentence says why. */
  record Fails(String reason) implements EvidenceVerdict {}

  /** An entry and what it says. */
  record OpenedEntry(long index, ClearPart clear, Details details) {}

  /** Why closed entries are none of the claim's. */
  enum Rest {
    /** There are none. */
    NOTHING_CLOSED,
    /** The patients' own log keys do not open them. */
    PATIENT_KEYS,
    /** Only the keyholder says so. */
    KEYHOLDERS_WORD
  }
}
