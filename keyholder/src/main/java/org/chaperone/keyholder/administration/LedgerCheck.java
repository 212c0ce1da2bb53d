package org.chaperone.keyholder.administration;

import java.time.Instant;

/**
 * What reading the whole ledger has shown.
 *
 * @param entries that were read
 * @param checkpoints cosigned by witnesses that it was compared with
 * @param millis that it took
 * @param fault what is wrong; empty when nothing is
 */
public record LedgerCheck(Instant time, long entries, int checkpoints, long millis, String fault) {

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return fault.isEmpty();
  }
}
