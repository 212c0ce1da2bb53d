package org.chaperone.mark.pattern;

/**
 * The two steps of Burt and Adelson's pyramid (1983) on an endless grid: cell {@code i} of the
 * coarser grid lies on cell {@code 2i} of the finer one, the kernel is [1 4 6 4 1].
 */
final class Pyramid {

  /** Rows of the finer grid kept at a time, a power of two: five are looked at. */
  static final int RING = 8;

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
    int w = fine.width();
    float[][] ring = new float[RING][w];
    float[] column = new float[w];
    int next = 2 * y - 2;
    for (int row = y; row < y + height; row++) {
      for (; next <= 2 * row + 2; next++) {
        System.arraycopy(fine.values(), fine.start(next), at(ring, next), 0, w);
      }
      addColumns(ring, 2 * row, column);
      addShrunkRow(column, 2 * x - fine.x(), 1, out, row);
    }
    return out;
  }

  /** The place of a row of the finer grid among the last that were laid. */
  static float[] at(float[][] ring, int row) {
    return ring[row & (RING - 1)];
  }

  /** Five rows of the finer grid around {@code middle}, weighted and added. */
  static void addColumns(float[][] ring, int middle, float[] out) {
    float[] a = at(ring, middle - 2);
    float[] b = at(ring, middle - 1);
    float[] here = at(ring, middle);
    float[] c = at(ring, middle + 1);
    float[] d = at(ring, middle + 2);
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] + d[i] + 4 * (b[i] + c[i]) + 6 * here[i];
    }
  }

  /**
   * Adds to a row of the coarser grid what {@link #addColumns} made of it.
   *
   * @param at where in {@code column} the row's first cell lies
   */
  static void addShrunkRow(float[] column, int at, float times, Grid coarse, int row) {
    float[] out = coarse.values();
    int to = coarse.start(row);
    float factor = times / 256;
    for (int i = 0, k = at; i < coarse.width(); i++, k += 2) {
      out[to + i] +=
          (column[k - 2] + column[k + 2] + 4 * (column[k - 1] + column[k + 1]) + 6 * column[k])
              * factor;
    }
  }

  /** Adds the coarser grid, grown, to a part of the finer one that it covers as it must. */
  static void addGrown(Grid coarse, Grid fine) {
    float[][] rows = new float[3][fine.width()];
    float[] line = new float[fine.width()];
    int next = coarserStart(fine.y());
    for (int y = fine.y(); y < fine.y() + fine.height(); y++) {
      for (; next <= (y >> 1) + 1; next++) {
        growNextRow(coarse, next, fine.x(), rows);
      }
      int start = fine.start(y);
      System.arraycopy(fine.values(), start, line, 0, line.length);
      addGrownRow(rows, (y & 1) == 0, 1, line);
      System.arraycopy(line, 0, fine.values(), start, line.length);
    }
  }

  /**
   * Adds to a row of the finer grid.
   *
   * <p>All arrays are looked at in step here and in {@link #addColumns}: so the JIT uses vectors.
   *
   * @param grown three rows: of the cell above, of the row's own, of the one below
   * @param even whether the row lies on its cell, not below it
   * @param times what the row is multiplied by before
   */
  static void addGrownRow(float[][] grown, boolean even, float times, float[] line) {
    float[] a = grown[0];
    float[] b = grown[1];
    float[] c = grown[2];
    if (even) {
      for (int i = 0; i < line.length; i++) {
        line[i] = times * line[i] + (a[i] + c[i] + 6 * b[i]) * (1 / 64f);
      }
    } else {
      for (int i = 0; i < line.length; i++) {
        line[i] = times * line[i] + (b[i] + c[i]) * (1 / 16f);
      }
    }
  }

  /** Moves three grown rows up by one, and grows the next of the coarser grid into the last. */
  static void growNextRow(Grid coarse, int row, int x, float[][] grown) {
    float[] reused = grown[0];
    grown[0] = grown[1];
    grown[1] = grown[2];
    grown[2] = reused;
    growRow(coarse, row, x, reused);
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
