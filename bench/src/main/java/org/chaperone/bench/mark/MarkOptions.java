package org.chaperone.bench.mark;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.bench.mark.leak.ViewAttack;

/**
 * What to measure marks on.
 *
 * @param folders of photographs, taken from by turns
 * @param photographs of each size; of those above {@value #LARGE} megapixels a quarter as many
 * @param sizes of renditions, in megapixels; no photograph is enlarged
 * @param seed of keys, attacks and the choice of photographs
 * @param parts to measure
 * @param attacks to measure in the part of that name
 * @param candidates views that each leak is held against, the true ones among them
 * @param trials pairs of a leak and an innocent view, at least
 * @param threads how many leaks are looked at at a time
 * @param json where the figures are written besides, if anywhere
 * @param command as it was typed, to stand beside the figures
 */
public record MarkOptions(
    List<Path> folders,
    int photographs,
    List<Double> sizes,
    long seed,
    Set<MarkPart> parts,
    Set<ViewAttack> attacks,
    int candidates,
    int trials,
    int threads,
    Optional<Path> json,
    String command) {

  /** Sizes unless told otherwise: small ones of archives and the web, a display's, a camera's. */
  public static final List<Double> STANDARD_SIZES = List.of(.15, .27, 1., 2., 12.);

  /** Photographs of each size unless told otherwise. */
  public static final int STANDARD_PHOTOGRAPHS = 12;

  /** Candidates unless told otherwise. */
  public static final int STANDARD_CANDIDATES = 100;

  /** Pairs with innocents unless told otherwise. */
  public static final int STANDARD_TRIALS = 100_000;

  /** Megapixels above which photographs cost so much that fewer must do. */
  static final double LARGE = 4;

  /** The most that collude. */
  static final int MOST_COLLUDERS = 20;

  public MarkOptions {
    folders = List.copyOf(folders);
    sizes = sizes.stream().distinct().sorted().toList();
    if (folders.isEmpty()
        || photographs < 1
        || sizes.isEmpty()
        || sizes.getFirst() <= 0
        || parts.isEmpty()
        || attacks.isEmpty()
        || candidates < MOST_COLLUDERS + 1
        || trials < 1
        || threads < 1) {
      throw new IllegalArgumentException(
          "The benchmark needs photographs, sizes above 0, a part, an attack, more than "
              + MOST_COLLUDERS
              + " candidates, and at least one trial and thread.");
    }
    parts = EnumSet.copyOf(parts);
    attacks = EnumSet.copyOf(attacks);
  }

  int photographsOf(double megapixels) {
    return megapixels > LARGE ? Math.max(1, photographs / 4) : photographs;
  }
}
