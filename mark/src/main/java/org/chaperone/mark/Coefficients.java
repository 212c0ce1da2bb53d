package org.chaperone.mark;

import org.chaperone.picture.plane.Plane;

/**
 * What each cell's sign would add to the correlation, and three ways to weigh the octaves. Nothing
 * here depends on a key, so over random keys every score has mean 0 and variance 1, whatever the
 * pictures are.
 */
final class Coefficients {

  /** Ways to weigh; each is a hypothesis of its own. */
  static final int WEIGHTINGS = 3;

  /** No single cell may decide. */
  private static final double WINSOR = 6;

  private final int finest;
  private final Plane[] cells;
  private final double[] power;
  private final double[][] weights = new double[WEIGHTINGS][];

  Coefficients(Base base, Residual residual) {
    finest = residual.level();
    cells = Octaves.analysed(residual.found(), finest);
    Plane[] nobody = Octaves.analysed(residual.nobody(), finest);
    int n = cells.length;
    power = new double[n];
    double[] worth = new double[n];
    double most = 0;
    for (int k = 0; k < n; k++) {
      winsorise(cells[k].values());
      float[] signs = base.nobodysCells(finest + k).values();
      double along = 0;
      for (int i = 0; i < signs.length; i++) {
        double c = cells[k].values()[i];
        power[k] += c * c;
        along += nobody[k].values()[i] * signs[i];
      }
      power[k] += 1e-30;
      worth[k] = Math.max(0, along);
      most = Math.max(most, worth[k]);
    }
    for (int w = 0; w < WEIGHTINGS; w++) {
      weights[w] = new double[n];
    }
    for (int k = 0; k < n; k++) {
      weights[0][k] = 1;
      weights[1][k] = (worth[k] + 1e-6 * most) / power[k];
      weights[2][k] = 1 / Math.sqrt(power[k]);
    }
  }

  private static void winsorise(float[] values) {
    double sum = 0;
    int count = 0;
    for (float v : values) {
      if (v != 0) {
        sum += (double) v * v;
        count++;
      }
    }
    if (count == 0) {
      return;
    }
    float most = (float) (WINSOR * Math.sqrt(sum / count));
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.clamp(values[i], -most, most);
    }
  }

  int finest() {
    return finest;
  }

  Plane octave(int k) {
    return cells[k];
  }

  int octaves() {
    return cells.length;
  }

  /** The score of each weighting, from the correlations of the octaves. */
  double[] scores(double[] correlations, int from) {
    double[] scores = new double[WEIGHTINGS];
    for (int w = 0; w < WEIGHTINGS; w++) {
      double sum = 0;
      double variance = 0;
      for (int k = 0; k < power.length; k++) {
        sum += weights[w][k] * correlations[from + k];
        variance += weights[w][k] * weights[w][k] * power[k];
      }
      scores[w] = variance > 0 ? sum / Math.sqrt(variance) : 0;
    }
    return scores;
  }

  /** The score of each octave alone, finest first. */
  double[] octaveScores(double[] correlations, int from) {
    double[] scores = new double[power.length];
    for (int k = 0; k < power.length; k++) {
      scores[k] = correlations[from + k] / Math.sqrt(power[k]);
    }
    return scores;
  }
}
