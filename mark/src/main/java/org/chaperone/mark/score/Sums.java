package org.chaperone.mark.score;

import org.chaperone.mark.pattern.Octaves;

/**
 * What the signs of keys add up to in one hypothesis.
 *
 * @param octaves of each key, the correlation of each octave
 * @param squares of each key, that of each square in deviations; none where the hypothesis does not
 *     look square by square
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sums(double[][] octaves, double[][] squares) {

  /** Keys whose sums are laid out together: a line of the cache. */
  private static final int LINE = 8;

  /** From those of all keys in each run. */
  static Sums of(Hypothesis hypothesis, double[][] ofRuns, int keys) {
    double[][] ofOctaves = new double[Octaves.COUNT][keys];
    for (int run = 0; run < ofRuns.length; run++) {
      double[] into = ofOctaves[hypothesis.runs().octave(run)];
      for (int i = 0; i < keys; i++) {
        into[i] += ofRuns[run][i];
      }
    }
    return new Sums(
        byKey(ofOctaves, keys),
        hypothesis
            .patchwork()
            .map(patchwork -> byKey(patchwork.squares(ofRuns, keys), keys))
            .orElse(new double[0][]));
  }

  private static double[][] byKey(double[][] by, int keys) {
    double[][] ofKeys = new double[keys][by.length];
    for (int first = 0; first < keys; first += LINE) {
      int end = Math.min(keys, first + LINE);
      for (int row = 0; row < by.length; row++) {
        for (int i = first; i < end; i++) {
          ofKeys[i][row] = by[row][i];
        }
      }
    }
    return ofKeys;
  }
}
