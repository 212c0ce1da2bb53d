package org.chaperone.picture.registration;

import java.util.Arrays;

/**
 * Whether neighbouring patches have moved together farther than their uncertainty and a lens allow:
 * then it is another moment of the scene, not a copy.
 *
 * <p>A patch that correlates by ρ and pins down its place with texture g is uncertain by σ = √((1 −
 * ρ)/ρ / (20 g)) pixels; 20 of a patch's 169 pixels count as independent. A smooth second-order
 * field, as lenses and screens make it, is taken out where that lessens the drift.
 */
final class Drift {

  private static final int NEIGHBOURS = 9;
  private static final double INDEPENDENT_PIXELS = 20;

  /** Neighbouring patches overlap, so that nine of them are worth two. */
  private static final double CORRELATED = .5;

  /** What interpolation and compression move a whole neighbourhood by, in pixels. */
  private static final double FLOOR = .08;

  private static final int ENOUGH_FOR_SECOND_ORDER = 40;
  private static final double MOSTLY = .95;

  private final double[] variance;
  private final int[][] neighbours;

  private Drift(float[] x, float[] y, double[] variance) {
    this.variance = variance;
    this.neighbours = neighbours(x, y);
  }

  /**
   * How many times its uncertainty the neighbourhoods of patches have moved, exceeded by one
   * neighbourhood in twenty; a copy stays below 3.
   */
  static double of(Tracking t) {
    int n = t.agreeing();
    if (n < NEIGHBOURS) {
      return 0;
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
    Drift drift = new Drift(x, y, variance);
    double raw = drift.most(dx, dy);
    int order = n < ENOUGH_FOR_SECOND_ORDER ? 1 : 2;
    double[][] left = SmoothField.removed(x, y, dx, dy, variance, order);
    return Math.min(raw, drift.most(left[0], left[1]));
  }

  private double most(double[] dx, double[] dy) {
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
