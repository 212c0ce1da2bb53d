package org.chaperone.bench.scale;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What archives to measure.
 *
 * @param sizes in photographs, growing, each at least {@link #FEWEST}
 * @param json where the figures are written besides, if anywhere
 * @param threads how many drawn pictures are prepared at a time; queries run one by one
 * @param command as it was typed, to stand beside the figures
 */
public record ScaleOptions(List<Integer> sizes, Optional<Path> json, int threads, String command) {

  /** The sizes measured unless told otherwise. */
  public static final List<Integer> STANDARD_SIZES = List.of(1_000, 10_000, 100_000);

  /** Every archive holds the photographs that are asked for. */
  public static final int FEWEST = 100;

  public ScaleOptions {
    sizes = List.copyOf(sizes);
    if (sizes.isEmpty()
        || sizes.getFirst() < FEWEST
        || !sizes.equals(sizes.stream().sorted().distinct().toList())) {
      throw new IllegalArgumentException(
          "sizes grow, and each is at least " + FEWEST + " photographs");
    }
  }
}
