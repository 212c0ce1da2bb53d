package org.chaperone.drawn;

/** How alike two pictures are, roughly and in their finest detail. */
final class Likeness {
  private Likeness() {}

  /** Mean brightness of a grid of cells, row by row. */
  static float[] thumbnail(DrawnPhotograph picture, int columns, int rows) {
    float[] sum = new float[columns * rows];
    int[] count = new int[columns * rows];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int cell = y * rows / picture.height() * columns + x * columns / picture.width();
        sum[cell] += grey(picture, x, y);
        count[cell]++;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count[i];
    }
    return sum;
  }

  /** What differs from the mean of the four neighbours, over a square from (x, y). */
  static float[] detail(DrawnPhotograph picture, int x0, int y0, int side) {
    float[] detail = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int px = x0 + x;
        int py = y0 + y;
        detail[y * side + x] =
            grey(picture, px, py)
                - 0.25f
                    * (grey(picture, px - 1, py)
                        + grey(picture, px + 1, py)
                        + grey(picture, px, py - 1)
                        + grey(picture, px, py + 1));
      }
    }
    return detail;
  }

  /** Correlation coefficient, −1 to 1. */
  static double correlation(float[] a, float[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb + 1e-9);
  }

  static double spread(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static float grey(DrawnPhotograph picture, int x, int y) {
    int o = (y * picture.width() + x) * 3;
    byte[] bgr = picture.bgr();
    return 0.114f * (bgr[o] & 255) + 0.587f * (bgr[o + 1] & 255) + 0.299f * (bgr[o + 2] & 255);
  }
}
