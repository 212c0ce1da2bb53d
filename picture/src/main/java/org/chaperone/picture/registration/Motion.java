package org.chaperone.picture.registration;

import java.util.Arrays;

/**
 * What moved on its own between a photograph and a leaked picture laid over it. In a copy patches
 * are found in a wrong place here and there, each in its own direction; in another moment of the
 * scene neighbours move together.
 *
 * <p>A patch that correlates by ρ and pins down its place with texture g is uncertain by σ = √((1 −
 * ρ)/ρ / (20 g)) pixels; 20 of a patch's 169 pixels count as independent. A smooth second-order
 * field, as lenses and screens make it, is taken out where that lessens the drift.
 *
 * @param drift how many times its uncertainty the neighbourhoods of patches have moved, exceeded by
 *     one neighbourhood in twenty; a copy stays below 3
 * @param together patches that moved more than a pixel, and at least two of their five neighbours
 *     nearly as far in the same direction
 */
record Motion(double drift, int together) {

  private static final int NEIGHBOURS = 9;
  private static final double INDEPENDENT_PIXELS = 20;

  /** Neighbouring patches overlap, so that nine of them are worth two. */
  private static final double CORRELATED = .5;

  /** What interpolation and compression move a whole neighbourhood by, in pixels. */
  private static final double FLOOR = .08;

  private static final int ENOUGH_FOR_SECOND_ORDER = 40;
  private static final double MOSTLY = .95;

  private static final int CLOSE = 5;
  private static final int COMPANIONS = 2;
  private static final double MOVED = 1;

  /** Companions differ by at most this, in pixels, or by a share of how far they moved. */
  private static final double ALIKE = .6;

  private static final double ALIKE_SHARE = .35;

  static Motion of(Tracking t) {
    int n = t.agreeing();
    if (n < NEIGHBOURS) {
      return new Motion(0, 0);
    }
    float[] x = new float[n];
    float[] y = new float[n];
    double[] dx = new double[n];
    double[] dy = new double[n];
    double[] variance = new double[n];
    int k = 0;
    for (int i = 0; i < t.count(); i++) {
      if (t.agrees(i)) {
        x[k] = t.x()[i];
        y[k] = t.y()[i];
        dx[k] = t.dx()[i];
        dy[k] = t.dy()[i];
        double rho = Math.min(.9999, t.whereFound()[i]);
        variance[k++] = (1 - rho) / rho / (INDEPENDENT_PIXELS * Math.max(1e-4, t.texture()[i]));
      }
    }
    int[][] neighbours = neighbours(x, y);
    int order = n < ENOUGH_FOR_SECOND_ORDER ? 1 : 2;
    double[][] left = SmoothField.removed(x, y, dx, dy, variance, order);
    double raw = drift(dx, dy, variance, neighbours);
    double smooth = drift(left[0], left[1], variance, neighbours);
    return new Motion(Math.min(raw, smooth), together(dx, dy, neighbours));
  }

  private static double drift(double[] dx, double[] dy, double[] variance, int[][] neighbours) {
    double[] moved = new double[variance.length];
    for (int i = 0; i < moved.length; i++) {
      double weights = 0;
      double mx = 0;
      double my = 0;
      double certainty = 0;
      for (int j : neighbours[i]) {
        double w = 1 / (variance[j] + .01);
        weights += w;
        mx += w * dx[j];
        my += w * dy[j];
        certainty += 1 / variance[j];
      }
      double spread = CORRELATED * neighbours[i].length / certainty;
      moved[i] = Math.hypot(mx, my) / weights / Math.sqrt(spread + FLOOR * FLOOR);
    }
    Arrays.sort(moved);
    return moved[(int) (moved.length * MOSTLY)];
  }

  private static int together(double[] dx, double[] dy, int[][] neighbours) {
    int together = 0;
    for (int i = 0; i < dx.length; i++) {
      double far = Math.hypot(dx[i], dy[i]);
      if (far <= MOVED) {
        continue;
      }
      double alike = Math.max(ALIKE, ALIKE_SHARE * far);
      int companions = 0;
      // The first neighbour of a patch is itself.
      for (int k = 1; k <= CLOSE; k++) {
        int j = neighbours[i][k];
        companions += Math.hypot(dx[j] - dx[i], dy[j] - dy[i]) < alike ? 1 : 0;
      }
      together += companions >= COMPANIONS ? 1 : 0;
    }
    return together;
  }

  private static int[][] neighbours(float[] x, float[] y) {
    int n = x.length;
    int take = Math.min(NEIGHBOURS, n);
    int[][] out = new int[n][take];
    long[] near = new long[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        float ex = x[i] - x[j];
        float ey = y[i] - y[j];
        near[j] = (long) Float.floatToIntBits(ex * ex + ey * ey) << 32 | j;
      }
      Arrays.sort(near);
      for (int k = 0; k < take; k++) {
        out[i][k] = (int) near[k];
      }
    }
    return out;
  }
}
