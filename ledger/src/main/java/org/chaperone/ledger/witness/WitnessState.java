package org.chaperone.ledger.witness;

import java.time.Duration;
import java.time.Instant;

/** How a ledger stands with its witnesses, and what may go on. */
public sealed interface WitnessState {

  /** Entries that may follow the beginning of an outage before viewing stops. */
  int MOST_ENTRIES = 500;

  /** How long viewing goes on in an outage. */
  Duration LONGEST = Duration.ofMinutes(15);

  /** There are none: a rewrite of the ledger by whoever holds its key would not be noticed. */
  record Unwitnessed() implements WitnessState {}

  /** As many as are needed cosigned when last asked. */
  record Witnessed() implements WitnessState {}

  /**
   * Fewer than are needed cosigned when last asked.
   *
   * @param since when the first attempt failed; a restart does not set it back
   * @param lasting how long that is ago
   * @param entries that were added since
   * @param reason why the last attempt failed
   */
  record Outage(Instant since, Duration lasting, long entries, String reason)
      implements WitnessState {}

  /** Whether photographs may be viewed. */
  default boolean allowsViewing() {
    return !(this instanceof Outage(Instant since, Duration lasting, long entries, String reason))
        || (entries < MOST_ENTRIES && lasting.compareTo(LONGEST) < 0 && !lasting.isNegative());
  }

  /** Whether photographs may be exported: not for a moment without a witness. */
  default boolean allowsExport() {
    return !(this instanceof Outage);
  }
}
