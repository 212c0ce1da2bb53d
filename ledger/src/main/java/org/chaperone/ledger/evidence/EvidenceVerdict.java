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
   * @param closed entries that match by their clear part and are not opened
   * @param rest what closed entries mean
   * @param since when witnesses had cosigned the checkpoint before the range
   * @param until when they had cosigned the checkpoint after it: its entries are no younger
   * @param cautions what a reader should know besides, each a sentence
   */
  record Holds(
      List<OpenedEntry> opened,
      List<ClosedEntry> closed,
      Rest rest,
      Optional<Instant> since,
      Optional<Instant> until,
      List<String> cautions)
      implements EvidenceVerdict {}

  /** The claim does not hold, or cannot be seen to: a sentence says why. */
  record Fails(String reason) implements EvidenceVerdict {}

  /** An entry and what it says. */
  record OpenedEntry(long index, ClearPart clear, Details details) {}

  /** An entry that matches, of which only the clear part is shown. */
  record ClosedEntry(long index, ClearPart clear) {}

  /** What closed entries mean. */
  enum Rest {
    /** There are none. */
    NOTHING_CLOSED,
    /** Nothing is opened at all: the claim is about what is in clear. */
    CLEAR_PARTS_ONLY,
    /** They are not about the claim's patients, whose own log keys do not open them. */
    PATIENT_KEYS,
    /** They are not about the claim's patients, as only the keyholder says. */
    KEYHOLDERS_WORD
  }
}
