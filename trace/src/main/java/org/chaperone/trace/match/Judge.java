package org.chaperone.trace.match;

import java.util.Locale;
import java.util.Optional;
import org.chaperone.picture.registration.Alignment;

/**
 * Decides what an alignment means: this photograph, another shot of the same scene, or nothing.
 *
 * <p>Unrelated pictures are easy to turn away; the next frame of a burst is the hard case. In a
 * copy everything that can be found again stands where the transform puts it. In another shot of
 * the scene something has moved on its own: a limb, a fold, the background behind an edge.
 */
final class Judge {

  /** Fewer places than these prove nothing: chance and shared lettering reach about ten. */
  private static final int FEWEST_STILL = 15;

  private static final int FEWEST_AGREEING = 20;

  /** Logos and date stamps that many photographs share cover less than this of a photograph. */
  private static final double SMALLEST_AREA = .012;

  /** Of what the leaked picture covers of the photograph, this much must agree. */
  private static final double LEAST_SHARE = .2;

  /** Smooth pictures agree here and there by chance, but not in place. */
  private static final double SCENE_SHARE = .4;

  /**
   * A copy shows this much of what it covers, or agrees as well where noise and strong compression
   * spoil the single places. Where a room stood still around somebody who moved, much is missing.
   */
  private static final double COPY_SHARE = .5;

  private static final double COPY_AGREEMENT = .55;

  /** Or it shows a part, cut out and set among others, and nearly all of that part. */
  private static final double COPY_WITHIN = .85;

  /** Of a part in a collage the rest lies under its neighbours, not beyond the picture's edge. */
  private static final double PART_COVERED = .7;

  /**
   * Text, bars, stickers and collages leave at least this much of what is covered. A floor, a
   * curtain or a ruler that two photographs share is less.
   */
  private static final double COPY_EXTENT = .2;

  /**
   * A copy shows this much of the photograph, or little else; another view shows what is beside.
   */
  private static final double COPY_OVERLAP = .35;

  /** A photograph may be smooth but for one place; then nearly all that can agree does. */
  private static final double NEARLY_ALL = .75;

  private static final double COPY_STILL = .5;
  private static final double COPY_DRIFT = 3.2;

  /**
   * In damaged copies a few neighbours are found in a wrong place together, in other shots many.
   */
  private static final double COPY_MOVED_TOGETHER = .08;

  private Judge() {}

  /** What was found; empty when the alignment does not show the photograph. */
  static Optional<Match.Finding> judge(Alignment a) {
    double found = (double) a.agreeing() / a.patches();
    if (a.area() < SMALLEST_AREA
        || a.agreeing() < FEWEST_AGREEING
        || found < LEAST_SHARE
        || (a.still() < FEWEST_STILL && found < SCENE_SHARE)) {
      return Optional.empty();
    }
    return Optional.of(
        isPresent(a, found) && isSameMoment(a) ? Match.Finding.COPY : Match.Finding.SERIES);
  }

  /** Whether the photograph itself is there, not merely something that it shows, too. */
  private static boolean isPresent(Alignment a, double found) {
    return a.still() >= FEWEST_STILL
        && Math.max(a.covered(), a.filled()) >= COPY_OVERLAP
        && (found >= COPY_SHARE
            || a.agreement() >= COPY_AGREEMENT
            || (a.agreeingWithin() >= COPY_WITHIN && a.covered() >= PART_COVERED))
        && (found >= NEARLY_ALL || a.area() >= COPY_EXTENT * a.covered());
  }

  private static boolean isSameMoment(Alignment a) {
    return a.still() >= COPY_STILL * a.agreeing()
        && a.movedTogether() < COPY_MOVED_TOGETHER * a.agreeing()
        && a.drift() < COPY_DRIFT;
  }

  /** 0 to 1: the share of compared places that agree in place, less where they are few. */
  static double score(Alignment a) {
    double enough = 1 - Math.exp(-a.still() / 20.0);
    return Math.max(0, Math.min(1, a.agreeingShare() * enough));
  }

  static String reason(Match.Finding finding, Alignment a, boolean mirrored) {
    String side = mirrored ? " It is mirrored." : "";
    return switch (finding) {
      case COPY ->
          String.format(
                  Locale.ROOT,
                  "%d of %d places compared show the same thing exactly where it belongs.",
                  a.still(),
                  a.patches())
              + side;
      case SERIES ->
          String.format(
                  Locale.ROOT,
                  "The same scene, but not this moment: of %d places found again, %d have moved on"
                      + " their own. A person must look.",
                  a.agreeing(),
                  a.agreeing() - a.still())
              + side;
    };
  }
}
