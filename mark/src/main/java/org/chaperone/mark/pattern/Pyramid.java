package org.chaperone.mark.pattern;

/**
 * The two steps of Burt and Adelson's pyramid (1983) on an endless grid: cell {@code i} of the
 * coarser grid lies on cell {@code 2i} of the finer one, the kernel is [1 4 6 4 1].
 */
final class Pyramid {

  private Pyramid() {}

  /** The part of the coarser grid that {@link #addGrown} needs for a part of the finer one. */
  static int coarserStart(int start) {
    return (start >> 1) - 1;
  }

  static int coarserEnd(int end) {
    return ((end - 1) >> 1) + 2;
  }

  /**
   * The coarser grid on a part that {@code fine} covers with two cells to spare on every side.
   * Values sum up to a quarter of the finer ones'.
   */
  static Grid shrunk(Grid fine, int x, int y, int width, int height) {
    Grid out = Grid.empty(x, y, width, height);
    float[] in = fine.values();
    int w = fine.width();
    float[] column = new float[w];
    for (int row = 0; row < height; row++) {
      int middle = fine.start(2 * (y + row));
      int a = middle - 2 * w;
      int b = middle - w;
      int c = middle + w;
      int d = middle + 2 * w;
      for (int i = 0; i < w; i++) {
        column[i] = in[a + i] + in[d + i] + 4 * (in[b + i] + in[c + i]) + 6 * in[middle + i];
      }
      int to = row * width;
      for (int i = 0, at = 2 * x - fine.x(); i < width; i++, at += 2) {
        out.values()[to + i] =
            (column[at - 2]
                    + column[at + 2]
                    + 4 * (column[at - 1] + column[at + 1])
                    + 6 * column[at])
                * (1 / 256f);
      }
    }
    return out;
  }

  /** Adds the coarser grid, grown, to a part of the finer one that it covers as it must. */
  static void addGrown(Grid coarse, Grid fine) {
    int w = fine.width();
    float[][] rows = new float[3][w];
    int first = coarserStart(fine.y());
    for (int i = 0; i < 3; i++) {
      growRow(coarse, first + i, fine.x(), rows[i]);
    }
    int above = first;
    float[] out = fine.values();
    for (int y = fine.y(); y < fine.y() + fine.height(); y++) {
      int centre = y >> 1;
      while (above < centre - 1) {
        float[] reused = rows[0];
        rows[0] = rows[1];
        rows[1] = rows[2];
        rows[2] = reused;
        above++;
        if (above + 2 < coarse.y() + coarse.height()) {
          growRow(coarse, above + 2, fine.x(), reused);
        }
      }
      int to = fine.start(y);
      float[] a = rows[0];
      float[] b = rows[1];
      float[] c = rows[2];
      if ((y & 1) == 0) {
        for (int i = 0; i < w; i++) {
          out[to + i] += (a[i] + c[i] + 6 * b[i]) * (1 / 64f);
        }
      } else {
        for (int i = 0; i < w; i++) {
          out[to + i] += (b[i] + c[i]) * (1 / 16f);
        }
      }
    }
  }

  /** One row of the coarser grid at twice its columns, eight times its values. */
  private static void growRow(Grid coarse, int row, int x, float[] out) {
    float[] in = coarse.values();
    int start = coarse.start(row) - coarse.x();
    int i = 0;
    if ((x & 1) != 0) {
      int at = start + (x >> 1);
      out[i++] = 4 * (in[at] + in[at + 1]);
    }
    int at = start + ((x + i) >> 1);
    for (; i + 1 < out.length; i += 2, at++) {
      float here = in[at];
      float next = in[at + 1];
      out[i] = in[at - 1] + next + 6 * here;
      out[i + 1] = 4 * (here + next);
    }
    if (i < out.length) {
      out[i] = in[at - 1] + in[at + 1] + 6 * in[at];
    }
  }
}
