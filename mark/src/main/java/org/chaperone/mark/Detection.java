package org.chaperone.mark;

import java.util.List;

/**
 * What a search for marks found.
 *
 * @param scores one for each key tried, in their order
 * @param hypotheses ways in which each key was tried: registrations × weightings, once for the
 *     account alone and once with the view's part; 0 when the leak could not be laid over the
 *     rendition
 */
public record Detection(List<Score> scores, int hypotheses) {

  /**
   * How far the parts of a mark stand out: over random keys each has mean 0 and deviation 1.
   *
   * @param account of the part that all views of an account share
   * @param view of the part of this view alone
   */
  public record Score(double account, double view) {}

  /** Copies the list. */
  public Detection {
    scores = List.copyOf(scores);
  }

  /**
   * Bounds the chance that any of {@code trials} innocent keys reaches a score: trials · e^(−z²/2),
   * by Hoeffding's inequality, whatever the pictures are; in decades, at most 0.
   */
  public static double log10OfChance(double z, long trials) {
    if (z <= 0) {
      return 0;
    }
    return Math.min(0, Math.log10((double) Math.max(1, trials)) - z * z / 2 / Math.log(10));
  }

  /** The score from which on the chance is at most {@code chance}, after {@code trials}. */
  public static double threshold(double chance, long trials) {
    return Math.sqrt(2 * Math.log((double) Math.max(1, trials) / chance));
  }
}
