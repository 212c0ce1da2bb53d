package org.chaperone.picture.pdq;

/**
 * Blurs a line of samples by two passes of a box filter (W. Jarosz, Fast Image Convolutions, 2001)
 * and picks 64 of the results.
 *
 * <p>Filtering and picking are linear, and rows and columns do not disturb each other. So the
 * weights of the samples that end in each of the 64 results are worked out once for a length, and
 * applying them costs about one multiplication a sample, without any copy of the picture.
 */
final class JaroszSampling {

  /** How many results a line has. */
  static final int RESULTS = 64;

  private final int[] starts = new int[RESULTS];
  private final float[][] weights = new float[RESULTS][];

  /** For lines of {@code length} samples, at least 1. */
  JaroszSampling(int length) {
    int width = Math.ceilDiv(length, 2 * RESULTS);
    for (int k = 0; k < RESULTS; k++) {
      int centre = (int) ((k + 0.5) * length / RESULTS);
      int from = first(first(centre, width), width);
      int to = last(last(centre, width, length), width, length);
      double[] taps = new double[to - from + 1];
      int outerFrom = first(centre, width);
      int outerTo = last(centre, width, length);
      for (int outer = outerFrom; outer <= outerTo; outer++) {
        int innerFrom = first(outer, width);
        int innerTo = last(outer, width, length);
        double share = 1.0 / (outerTo - outerFrom + 1) / (innerTo - innerFrom + 1);
        for (int inner = innerFrom; inner <= innerTo; inner++) {
          taps[inner - from] += share;
        }
      }
      starts[k] = from;
      weights[k] = rounded(taps);
    }
  }

  /** The first sample in the box around {@code at}; boxes are cut off at the line's ends. */
  private static int first(int at, int width) {
    return Math.max(0, at - (width - 1) / 2);
  }

  /** The last sample in the box; a box of even width reaches one sample further this way. */
  private static int last(int at, int width, int length) {
    return Math.min(length - 1, at + width / 2);
  }

  private static float[] rounded(double[] taps) {
    float[] out = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      out[i] = (float) taps[i];
    }
    return out;
  }

  /** The first sample that counts in result {@code k}. */
  int start(int k) {
    return starts[k];
  }

  /** The weights of that sample and those behind it; they sum to 1. */
  float[] weights(int k) {
    return weights[k];
  }
}
