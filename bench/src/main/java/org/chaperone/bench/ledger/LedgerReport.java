package org.chaperone.bench.ledger;

import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Spread;

/**
 * The figures of one run. Micros are microseconds by the clock.
 *
 * @param command as it was typed
 * @param machine it ran on
 * @param entryBytes of an entry
 * @param signMicros making one Ed25519 signature over a checkpoint
 * @param alone one caller
 * @param together many callers
 */
record LedgerReport(
    String command,
    Machine machine,
    int entryBytes,
    double signMicros,
    Alone alone,
    Together together) {

  /**
   * One caller after another.
   *
   * @param forceMicros the disk alone, writing as many bytes and forcing them
   * @param appendMicros an entry, durable and signed
   * @param ratio median of a round's median append over its median force and a signature; wanted:
   *     at most 1.3
   */
  record Alone(Spread forceMicros, Spread appendMicros, double ratio) {}

  /**
   * Callers at the same time.
   *
   * @param callers how many
   * @param entriesPerSecond durable and signed; wanted: at least 20,000 with 64 callers
   * @param batch entries that shared a force, on average
   * @param diskEntriesPerSecond the disk alone, writing and forcing as many bytes at a time
   * @param ratio median of a round's ledger over its disk; wanted: at least 0.8
   * @param waitMicros from taking an entry to its being durable
   */
  record Together(
      int callers,
      double entriesPerSecond,
      double batch,
      double diskEntriesPerSecond,
      double ratio,
      Spread waitMicros) {}
}
