package org.chaperone.mark.residual;

/** The Fourier transform of small squares, in place; sides are powers of 2. */
final class Spectrum {

  private Spectrum() {}

  /** Rows, then columns; {@code back} divides by the number of pixels. */
  static void transform(double[] re, double[] im, int side, boolean back) {
    double[] a = new double[side];
    double[] b = new double[side];
    for (int direction = 0; direction < 2; direction++) {
      int step = direction == 0 ? 1 : side;
      for (int line = 0; line < side; line++) {
        int from = direction == 0 ? line * side : line;
        for (int i = 0; i < side; i++) {
          a[i] = re[from + i * step];
          b[i] = im[from + i * step];
        }
        line(a, b, back);
        for (int i = 0; i < side; i++) {
          re[from + i * step] = back ? a[i] / side : a[i];
          im[from + i * step] = back ? b[i] / side : b[i];
        }
      }
    }
  }

  /** Cooley and Tukey, radix 2. */
  private static void line(double[] re, double[] im, boolean back) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double t = re[i];
        re[i] = re[j];
        re[j] = t;
        t = im[i];
        im[i] = im[j];
        im[j] = t;
      }
    }
    for (int length = 2; length <= n; length <<= 1) {
      double angle = (back ? 2 : -2) * Math.PI / length;
      for (int k = 0; k < length / 2; k++) {
        double c = Math.cos(angle * k);
        double s = Math.sin(angle * k);
        for (int i = k; i < n; i += length) {
          int j = i + length / 2;
          double x = re[j] * c - im[j] * s;
          double y = re[j] * s + im[j] * c;
          re[j] = re[i] - x;
          im[j] = im[i] - y;
          re[i] += x;
          im[i] += y;
        }
      }
    }
  }

  /** The kernel of a filter whose response is real or complex, its middle at the middle. */
  static Kernel kernel(double[] re, double[] im, int side) {
    double[] a = re.clone();
    double[] b = im.clone();
    transform(a, b, side, true);
    int reach = Math.min(side / 2 - 1, 15);
    int length = 2 * reach + 1;
    float[] values = new float[length * length];
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        values[(y + reach) * length + x + reach] =
            (float) a[Math.floorMod(y, side) * side + Math.floorMod(x, side)];
      }
    }
    return new Kernel(values, length);
  }

  /** Rows from the top, {@code side} odd. */
  @SuppressWarnings("ArrayRecordComponent")
  record Kernel(float[] values, int side) {}
}
