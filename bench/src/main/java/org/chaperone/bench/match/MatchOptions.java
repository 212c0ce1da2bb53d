package org.chaperone.bench.match;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;

/**
 * What to measure the matcher on.
 *
 * @param photographs folders of photographs; all that lies below them is used
 * @param seed of the split and of the attacks
 * @param families of attacks to measure
 * @param queries leaked pictures of each family, at most as many as there are photographs
 * @param heldOut share of the photographs that stays out of the archive, 0 to below 1
 * @param bursts folders whose subfolders are sequences: frames of one scene, in the order of their
 *     names
 * @param json where the figures are written besides, if anywhere
 * @param threads how many queries run at a time
 * @param command as it was typed, to stand beside the figures
 */
public record MatchOptions(
    List<Path> photographs,
    long seed,
    Set<AttackFamily> families,
    int queries,
    double heldOut,
    List<Path> bursts,
    Optional<Path> json,
    int threads,
    String command) {

  /** Queries of each family unless told otherwise. */
  public static final int STANDARD_QUERIES = 40;

  /** Share of the photographs held out unless told otherwise. */
  public static final double STANDARD_HELD_OUT = .2;

  public MatchOptions {
    photographs = List.copyOf(photographs);
    bursts = List.copyOf(bursts);
    if (photographs.isEmpty()
        || families.isEmpty()
        || queries < 1
        || threads < 1
        || heldOut < 0
        || heldOut >= 1) {
      throw new IllegalArgumentException(
          "the benchmark needs photographs, a family of attacks, at least one query and thread, and a share held out"
              + " from 0 to below 1");
    }
    families = EnumSet.copyOf(families);
  }

  /** Attacks these photographs; another purpose, other random choices. */
  Attacker attacker(Originals originals, String purpose) {
    return new Attacker(seed * 31 + purpose.hashCode(), originals.count(), originals);
  }

  /** Which of these photographs are taken for a purpose. */
  List<Integer> chosen(Originals originals, String purpose) {
    return Split.some(queries, originals.count(), seed, purpose);
  }
}
