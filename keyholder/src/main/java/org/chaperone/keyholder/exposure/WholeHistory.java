package org.chaperone.keyholder.exposure;

import java.util.List;

/**
 * What the ledger has about a patient, from an entry on.
 *
 * @param entries oldest first, at most {@value #AT_ONCE}
 * @param size how many entries the whole ledger had when it was looked through: none of the
 *     patient's below it is missing
 * @param checkpoint the log's signed note over that many entries
 * @param next where to go on; equal to {@code size} when there are no more
 */
public record WholeHistory(List<PastOpening> entries, long size, String checkpoint, long next) {

  /** The most that come at a time. */
  public static final int AT_ONCE = 1_000;

  /** Copies the list. */
  public WholeHistory {
    entries = List.copyOf(entries);
  }
}
