package org.chaperone.picture.registration;

import java.util.Arrays;

/**
 * How far neighbouring patches have moved together: what moves together is another moment, not
 * noise.
 *
 * @param typical median over patches of the length of the median displacement of their nine
 *     nearest, in pixels
 * @param most the same, exceeded around only one patch in twenty
 */
record Drift(double typical, double most) {

  private static final int NEIGHBOURS = 9;

  /** The drift of the chosen points, displaced by (dx, dy). */
  static Drift of(float[] x, float[] y, float[] dx, float[] dy, boolean[] chosen) {
    int n = 0;
    int[] who = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      if (chosen[i]) {
        who[n++] = i;
      }
    }
    if (n == 0) {
      return new Drift(0, 0);
    }
    double[] lengths = new double[n];
    int take = Math.min(NEIGHBOURS, n);
    long[] near = new long[n];
    float[] mx = new float[take];
    float[] my = new float[take];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        float ex = x[who[i]] - x[who[j]];
        float ey = y[who[i]] - y[who[j]];
        near[j] = (long) Float.floatToIntBits(ex * ex + ey * ey) << 32 | j;
      }
      Arrays.sort(near);
      for (int k = 0; k < take; k++) {
        int j = who[(int) near[k]];
        mx[k] = dx[j];
        my[k] = dy[j];
      }
      lengths[i] = Math.hypot(median(mx), median(my));
    }
    Arrays.sort(lengths);
    return new Drift(lengths[n / 2], lengths[(int) (n * .95)]);
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
