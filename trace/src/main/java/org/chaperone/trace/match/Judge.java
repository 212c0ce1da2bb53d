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

  /**
   * Of what the leaked picture covers of the photograph, this much must agree; text, bars and
   * stickers may hide the rest.
   */
  private static final double LEAST_SHARE = .2;

  /**
   * A copy shows at least this much of what it covers, or nearly all within the part that it shows:
   * where a room stood still around somebody who moved, much is missing in its midst.
   */
  private static final double LEAST_COPIED = .5;

  private static final double LEAST_WITHIN = .7;

  private static final double COPY_STILL = .5;
  private static final double COPY_DRIFT = 3.2;

  /**
   * In damaged copies a few neighbours are found in a wrong place together, in other shots many.
   */
  private static final double COPY_MOVED_TOGETHER = .08;

  private Judge() {}

  /** What was found; empty when the alignment does not show the photograph. */
  static Optional<Match.Finding> judge(Alignment a) {
    if (a.area() < SMALLEST_AREA || a.agreeing() < FEWEST_AGREEING) {
      return Optional.empty();
    }
    double found = (double) a.agreeing() / a.patches();
    if (found < LEAST_SHARE) {
      return Optional.empty();
    }
    double still = (double) a.still() / a.agreeing();
    if (a.still() >= FEWEST_STILL
        && (found >= LEAST_COPIED || a.agreeingWithin() >= LEAST_WITHIN)
        && still >= COPY_STILL
        && a.movedTogether() < COPY_MOVED_TOGETHER * a.agreeing()
        && a.drift() < COPY_DRIFT) {
      return Optional.of(Match.Finding.COPY);
    }
    return Optional.of(Match.Finding.SERIES);
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
