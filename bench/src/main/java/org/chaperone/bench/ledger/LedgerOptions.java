package org.chaperone.bench.ledger;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to measure the ledger.
 *
 * @param folder on the disk to be measured; what is written there goes at the end
 * @param callers that append at the same time, 1 to 1,024
 * @param rounds of everything, from 1; more are steadier
 * @param entryBytes of an entry, 1 to 65,535
 * @param json where the figures are written besides, if anywhere
 * @param command as it was typed, to stand beside the figures
 */
public record LedgerOptions(
    Optional<Path> folder,
    int callers,
    int rounds,
    int entryBytes,
    Optional<Path> json,
    String command) {

  /** Callers unless told otherwise. */
  public static final int STANDARD_CALLERS = 64;

  /** Rounds unless told otherwise: about half a minute. */
  public static final int STANDARD_ROUNDS = 20;

  /** Bytes of a release of one photograph. */
  public static final int STANDARD_ENTRY_BYTES = 330;

  /** Checks the ranges. */
  public LedgerOptions {
    if (callers < 1 || callers > 1024 || rounds < 1 || entryBytes < 1 || entryBytes > 65_535) {
      throw new IllegalArgumentException(
          "1 to 1024 callers, 1 round or more, entries of 1 to 65535 bytes");
    }
  }
}
