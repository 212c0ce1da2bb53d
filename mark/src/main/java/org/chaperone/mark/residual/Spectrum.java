package org.chaperone.mark.residual;

/**
 * The Fourier transform of small squares, in place: Cooley and Tukey (1965), radix 2.
 *
 * <p>Not safe for use by several threads at a time.
 */
final class Spectrum {

  private final int side;
  private final int[] reversed;

  /** cos and sin of −2πi/side, for i below side/2. */
  private final double[] cos;

  private final double[] sin;

  private final double[] lineRe;
  private final double[] lineIm;

  /** Of squares of this side, a power of 2. */
  Spectrum(int side) {
    this.side = side;
    lineRe = new double[side];
    lineIm = new double[side];
    reversed = new int[side];
    for (int i = 1; i < side; i++) {
      reversed[i] = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(side) + 1);
    }
    cos = new double[side / 2];
    sin = new double[side / 2];
    for (int i = 0; i < side / 2; i++) {
      cos[i] = Math.cos(-2 * Math.PI * i / side);
      sin[i] = Math.sin(-2 * Math.PI * i / side);
    }
  }

  /** Rows, then columns; {@code back} divides by the number of pixels. */
  void transform(double[] re, double[] im, boolean back) {
    for (int direction = 0; direction < 2; direction++) {
      int step = direction == 0 ? 1 : side;
      for (int line = 0; line < side; line++) {
        int from = direction == 0 ? line * side : line;
        for (int i = 0; i < side; i++) {
          lineRe[reversed[i]] = re[from + i * step];
          lineIm[reversed[i]] = im[from + i * step];
        }
        line(back ? -1 : 1);
        for (int i = 0; i < side; i++) {
          re[from + i * step] = back ? lineRe[i] / side : lineRe[i];
          im[from + i * step] = back ? lineIm[i] / side : lineIm[i];
        }
      }
    }
  }

  private void line(int sense) {
    double[] re = lineRe;
    double[] im = lineIm;
    for (int half = 1; half < side; half *= 2) {
      int turn = side / (2 * half);
      for (int first = 0; first < side; first += 2 * half) {
        for (int k = 0; k < half; k++) {
          double c = cos[k * turn];
          double s = sense * sin[k * turn];
          int i = first + k;
          int j = i + half;
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
    new Spectrum(side).transform(a, b, true);
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
