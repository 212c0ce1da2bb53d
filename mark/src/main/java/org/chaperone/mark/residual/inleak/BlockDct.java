package org.chaperone.mark.residual.inleak;

/** The cosine transform of blocks of 8 × 8, as JPEG has it: orthonormal, in place. */
final class BlockDct {

  static final int SIDE = 8;
  static final int SIZE = SIDE * SIDE;

  private static final float[] BASIS = basis();

  private BlockDct() {}

  private static float[] basis() {
    float[] out = new float[SIZE];
    for (int k = 0; k < SIDE; k++) {
      for (int i = 0; i < SIDE; i++) {
        double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / SIDE);
        out[k * SIDE + i] = (float) (norm * Math.cos((2 * i + 1) * k * Math.PI / (2 * SIDE)));
      }
    }
    return out;
  }

  /** From values to coefficients, rows from the top. */
  static void forward(float[] block) {
    float[] half = new float[SIZE];
    for (int y = 0; y < SIDE; y++) {
      for (int k = 0; k < SIDE; k++) {
        float sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += BASIS[k * SIDE + x] * block[y * SIDE + x];
        }
        half[y * SIDE + k] = sum;
      }
    }
    for (int k = 0; k < SIDE; k++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = 0;
        for (int y = 0; y < SIDE; y++) {
          sum += BASIS[k * SIDE + y] * half[y * SIDE + x];
        }
        block[k * SIDE + x] = sum;
      }
    }
  }

  /** From coefficients to values. */
  static void back(float[] block) {
    float[] half = new float[SIZE];
    for (int k = 0; k < SIDE; k++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = 0;
        for (int j = 0; j < SIDE; j++) {
          sum += BASIS[j * SIDE + x] * block[k * SIDE + j];
        }
        half[k * SIDE + x] = sum;
      }
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = 0;
        for (int k = 0; k < SIDE; k++) {
          sum += BASIS[k * SIDE + y] * half[k * SIDE + x];
        }
        block[y * SIDE + x] = sum;
      }
    }
  }
}
