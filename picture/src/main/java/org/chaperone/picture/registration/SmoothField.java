package org.chaperone.picture.registration;

/**
 * A field of displacements as lenses, screens and paper cause it, fitted robustly: a polynomial in
 * each direction and, beyond the first order, one term for both that a lens bends by, growing with
 * the third power of the distance.
 */
final class SmoothField {

  private static final int ROUNDS = 4;

  /** Displacements farther from the field than this count less and less (Huber), in pixels. */
  private static final double NEAR = .4;

  private static final double FARTHEST = 3;

  private SmoothField() {}

  /**
   * What is left of displacements when the field is taken out.
   *
   * @param order of the polynomial, 1 or 2
   * @return columns, rows
   */
  static double[][] removed(
      float[] x, float[] y, double[] dx, double[] dy, double[] variance, int order) {
    int n = x.length;
    int terms = order == 1 ? 3 : 6;
    double[][] basis = basis(x, y, terms);
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      weight[i] = 1 / (variance[i] + .0025);
    }
    double[] w = weight.clone();
    double[] leftX = dx;
    double[] leftY = dy;
    for (int round = 0; round < ROUNDS; round++) {
      leftX = left(basis, dx, w, terms);
      leftY = left(basis, dy, w, terms);
      if (order == 2) {
        straighten(basis, leftX, leftY, w, terms);
      }
      for (int i = 0; i < n; i++) {
        double far = Math.hypot(leftX[i], leftY[i]);
        w[i] = far >= FARTHEST ? 0 : weight[i] * (far < NEAR ? 1 : NEAR / far);
      }
    }
    return new double[][] {leftX, leftY};
  }

  /**
   * Takes the lens's bending out of what the polynomial left. Where the lens's middle lies does not
   * matter: the polynomial takes up the difference.
   */
  private static void straighten(
      double[][] basis, double[] leftX, double[] leftY, double[] w, int terms) {
    int n = leftX.length;
    double[] bentX = new double[n];
    double[] bentY = new double[n];
    for (int i = 0; i < n; i++) {
      double u = basis[i][1];
      double v = basis[i][2];
      bentX[i] = (u * u + v * v) * u;
      bentY[i] = (u * u + v * v) * v;
    }
    bentX = left(basis, bentX, w, terms);
    bentY = left(basis, bentY, w, terms);
    double along = 0;
    double bent = 1e-9;
    for (int i = 0; i < n; i++) {
      along += w[i] * (bentX[i] * leftX[i] + bentY[i] * leftY[i]);
      bent += w[i] * (bentX[i] * bentX[i] + bentY[i] * bentY[i]);
    }
    for (int i = 0; i < n; i++) {
      leftX[i] -= along / bent * bentX[i];
      leftY[i] -= along / bent * bentY[i];
    }
  }

  private static double[][] basis(float[] x, float[] y, int terms) {
    int n = x.length;
    double mx = 0;
    double my = 0;
    for (int i = 0; i < n; i++) {
      mx += x[i] / n;
      my += y[i] / n;
    }
    double s = 1e-6;
    for (int i = 0; i < n; i++) {
      s += Math.hypot(x[i] - mx, y[i] - my) / n;
    }
    double[][] basis = new double[n][];
    for (int i = 0; i < n; i++) {
      double u = (x[i] - mx) / s;
      double v = (y[i] - my) / s;
      basis[i] = terms == 3 ? new double[] {1, u, v} : new double[] {1, u, v, u * u, u * v, v * v};
    }
    return basis;
  }

  private static double[] left(double[][] basis, double[] d, double[] w, int terms) {
    double[][] normal = new double[terms][terms + 1];
    for (int i = 0; i < d.length; i++) {
      for (int a = 0; a < terms; a++) {
        for (int b = 0; b < terms; b++) {
          normal[a][b] += w[i] * basis[i][a] * basis[i][b];
        }
        normal[a][terms] += w[i] * basis[i][a] * d[i];
      }
    }
    double[] c = solved(normal, terms);
    double[] out = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      double field = 0;
      for (int a = 0; a < terms; a++) {
        field += c[a] * basis[i][a];
      }
      out[i] = d[i] - field;
    }
    return out;
  }

  /**
   * Gauss and Jordan's elimination with a trace of ridge, so that crowded points do not blow up.
   */
  private static double[] solved(double[][] m, int n) {
    for (int i = 0; i < n; i++) {
      m[i][i] += 1e-9 + 1e-6 * m[i][i];
    }
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int r = i + 1; r < n; r++) {
        if (Math.abs(m[r][i]) > Math.abs(m[pivot][i])) {
          pivot = r;
        }
      }
      double[] swap = m[i];
      m[i] = m[pivot];
      m[pivot] = swap;
      for (int r = 0; r < n; r++) {
        if (r != i) {
          double f = m[r][i] / m[i][i];
          for (int c = i; c <= n; c++) {
            m[r][c] -= f * m[i][c];
          }
        }
      }
    }
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      out[i] = m[i][n] / m[i][i];
    }
    return out;
  }
}
