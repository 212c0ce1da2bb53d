package org.chaperone.bench.seal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param rounds how often everything is sealed and opened
 * @param photographs how many are taken in
 * @param callers how many view at the same time
 * @param seconds for how long they do
 * @param folder where the vault lies; the temporary folder when none. It should be on the disk that
 *     counts
 * @param json where the figures go as well
 * @param command what was typed
 */
public record SealOptions(
    int rounds,
    int photographs,
    int callers,
    int seconds,
    Optional<Path> folder,
    Optional<Path> json,
    String command) {

  /** Checks the ranges. */
  public SealOptions {
    if (rounds < 10 || photographs < 1 || photographs > 200 || callers < 1 || seconds < 1) {
      throw new IllegalArgumentException(
          "Rounds are 10 or more, photographs 1 to 200, callers and seconds 1 or more.");
    }
  }
}
