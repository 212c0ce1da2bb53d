package org.chaperone.bench.mark.blind;

/** The discrete cosine transform of 8 × 8 pixels, orthonormal. */
final class BlockDct {

  static final int SIDE = 8;

  private static final double[][] COSINES = cosines();

  private BlockDct() {}

  private static double[][] cosines() {
    double[][] out = new double[SIDE][SIDE];
    for (int k = 0; k < SIDE; k++) {
      double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / SIDE);
      for (int n = 0; n < SIDE; n++) {
        out[k][n] = norm * Math.cos(Math.PI * (2 * n + 1) * k / (2 * SIDE));
      }
    }
    return out;
  }

  /** Coefficients, rows of vertical frequency. */
  static double[] forward(double[] pixels) {
    return transformed(pixels, false);
  }

  static double[] back(double[] coefficients) {
    return transformed(coefficients, true);
  }

  private static double[] transformed(double[] in, boolean back) {
    double[] rows = new double[SIDE * SIDE];
    double[] out = new double[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int k = 0; k < SIDE; k++) {
        double sum = 0;
        for (int n = 0; n < SIDE; n++) {
          sum += in[y * SIDE + n] * (back ? COSINES[n][k] : COSINES[k][n]);
        }
        rows[y * SIDE + k] = sum;
      }
    }
    for (int x = 0; x < SIDE; x++) {
      for (int k = 0; k < SIDE; k++) {
        double sum = 0;
        for (int n = 0; n < SIDE; n++) {
          sum += rows[n * SIDE + x] * (back ? COSINES[n][k] : COSINES[k][n]);
        }
        out[k * SIDE + x] = sum;
      }
    }
    return out;
  }
}
