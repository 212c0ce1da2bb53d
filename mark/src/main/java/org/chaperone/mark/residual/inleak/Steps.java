package org.chaperone.mark.residual.inleak;

import java.util.Arrays;
import org.chaperone.picture.plane.Plane;

/**
 * The steps to which a JPEG's brightness was rounded, read from its pixels alone: with the right
 * ones every coefficient lies close to a whole number of steps.
 */
final class Steps {

  /** Table K.1 of ITU-T T.81, which encoders scale. */
  private static final int[] STANDARD = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };

  /** What rounding to whole levels of red, green and blue leaves around a step. */
  private static final double SPREAD = .4;

  private static final double ZERO = 4 * SPREAD;
  private static final double OUTLIERS = .3;
  private static final int MOST_BLOCKS = 600;

  /** A better fit than this, a coefficient, is no chance. */
  private static final double CLEAR = .05;

  private static final float MARGIN = 8;
  private static final int FINEST = 98;

  private Steps() {}

  /**
   * The steps of each coefficient; all 0 where the picture is not from a JPEG with these tables and
   * its blocks at its corner.
   *
   * @param blocks those that are looked at
   */
  static float[] of(BlockGrid grid, Plane leak, int[] blocks) {
    float[] coefficients = grid.coefficients(leak, telling(grid, leak, blocks));
    double best = CLEAR;
    float[] found = new float[BlockDct.SIZE];
    for (int quality = 1; quality <= FINEST; quality++) {
      float[] steps = standard(quality);
      double fit = fit(coefficients, steps);
      if (fit > best) {
        best = fit;
        found = steps;
      }
    }
    return found;
  }

  /** Whole blocks that nothing was cut off of: at black and white pixels hide what they were. */
  private static int[] telling(BlockGrid grid, Plane leak, int[] blocks) {
    int[] out = new int[Math.min(blocks.length, MOST_BLOCKS)];
    int n = 0;
    float[] values = new float[BlockDct.SIZE];
    for (int i = 0; i < blocks.length && n < out.length; i++) {
      grid.take(leak, blocks[i], values);
      boolean isFree = grid.isWhole(blocks[i]);
      for (float v : values) {
        isFree &= v > MARGIN && v < 255 - MARGIN;
      }
      if (isFree) {
        out[n++] = blocks[i];
      }
    }
    return Arrays.copyOf(out, n);
  }

  private static double fit(float[] coefficients, float[] steps) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < coefficients.length; i++) {
      int k = i % BlockDct.SIZE;
      double c = coefficients[i] - (k == 0 ? Added.SHIFT : 0);
      // What was rounded to nothing was so by these steps or any larger ones.
      if (Math.abs(c) >= ZERO) {
        double q = steps[k];
        double off = (c - q * Math.rint(c / q)) / SPREAD;
        double near = q * Math.exp(-off * off / 2) / (SPREAD * Math.sqrt(2 * Math.PI));
        sum += Math.log((1 - OUTLIERS) * near + OUTLIERS);
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  private static float[] standard(int quality) {
    int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    float[] out = new float[BlockDct.SIZE];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.clamp((STANDARD[i] * scale + 50) / 100, 1, 255);
    }
    return out;
  }
}
