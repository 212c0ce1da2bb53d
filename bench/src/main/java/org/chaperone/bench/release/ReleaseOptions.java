package org.chaperone.bench.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param callers how many ask at the same time, one row each
 * @param seconds for how long each is measured
 * @param folder where the keyholder lies; the temporary folder when none. It should be on the disk
 *     that counts
 * @param postgres JDBC address of a database for an audit table to stand beside the releases; it is
 *     made for the run and dropped
 * @param json where the figures go as well
 * @param command what was typed
 */
public record ReleaseOptions(
    List<Integer> callers,
    int seconds,
    Optional<Path> folder,
    Optional<String> postgres,
    Optional<Path> json,
    String command) {

  /** One caller, a busy clinic, more than a clinic ever has. */
  public static final List<Integer> STANDARD_CALLERS = List.of(1, 8, 64);

  /** Checks the ranges. */
  public ReleaseOptions {
    callers = List.copyOf(callers);
    if (callers.isEmpty() || callers.stream().anyMatch(n -> n < 1 || n > 1_000) || seconds < 1) {
      throw new IllegalArgumentException("Callers are 1 to 1000, seconds are 1 or more.");
    }
  }
}
