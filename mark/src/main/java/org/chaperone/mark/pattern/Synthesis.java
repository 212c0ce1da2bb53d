package org.chaperone.mark.pattern;

/**
 * Lays signs into pixels: each octave band-passed and grown to pixels, all added.
 *
 * <p>The pattern is a function of the place on an endless plane alone, so parts of a picture fit
 * together whatever the parts are.
 */
public final class Synthesis {

  private Synthesis() {}

  /** Who takes a pattern, row by row from the top. */
  @FunctionalInterface
  public interface Rows {

    /**
     * Takes a row.
     *
     * @param values of its width, to change as one likes but not to keep: the next row comes in it
     */
    void take(int y, float[] values);
  }

  /**
   * A part of the pattern, with root mean square 1 at level 0.
   *
   * @param level 0 for pixels, 1 for pixels of half the size and so on; octaves finer than that are
   *     left out
   * @param x column of the first value, in pixels of that level
   * @param y row of the first value
   */
  public static Grid pattern(Signs signs, int level, int x, int y, int width, int height) {
    Grid out = Grid.empty(x, y, width, height);
    lay(
        signs,
        level,
        x,
        y,
        width,
        height,
        (row, line) -> System.arraycopy(line, 0, out.values(), out.start(row), width));
    return out;
  }

  /** The same, for who takes it row by row. */
  public static void lay(Signs signs, int level, int x, int y, int width, int height, Rows rows) {
    int cx = Pyramid.coarserStart(x);
    int cy = Pyramid.coarserStart(y);
    int cw = Pyramid.coarserEnd(x + width) - cx;
    int ch = Pyramid.coarserEnd(y + height) - cy;
    Grid coarse =
        level + 1 < Octaves.COUNT
            ? pattern(signs, level + 1, cx, cy, cw, ch)
            : Grid.empty(cx, cy, cw, ch);
    lay(signs, level, coarse, x, y, width, height, rows);
  }

  /**
   * Lays one octave and the coarser ones below it: {@code S − grown(shrunk(S)) + grown(coarser)},
   * where the band pass takes out of the signs what the coarser grid can show. Goes from the top
   * row by row, so that what it works on stays in the nearest cache.
   */
  private static void lay(
      Signs signs, int level, Grid coarse, int x, int y, int width, int height, Rows taken) {
    float amplitude = Octaves.amplitude(level);
    int left = 2 * coarse.x() - 2;
    int top = 2 * coarse.y() - 2;
    int w = 2 * coarse.width() + 3;
    SignRows rows = signs.rows(level, left, top, w, 2 * coarse.height() + 3);
    float[][] ring = new float[Pyramid.RING][w];
    float[] column = new float[w];
    float[][] grown = new float[3][width];
    float[] line = new float[width];
    int next = top;
    for (int c = coarse.y(); c < coarse.y() + coarse.height(); c++) {
      for (; next <= 2 * c + 2; next++) {
        rows.row(next, Pyramid.at(ring, next));
      }
      Pyramid.addColumns(ring, 2 * c, column);
      Pyramid.addShrunkRow(column, 2, -amplitude, coarse, c);
      Pyramid.growNextRow(coarse, c, x, grown);
      // Rows of pixels on the cell before, whose neighbours are all there now.
      int last = Math.min(2 * c - 1, y + height - 1);
      for (int row = Math.max(2 * c - 2, y); row <= last; row++) {
        System.arraycopy(Pyramid.at(ring, row), x - left, line, 0, line.length);
        Pyramid.addGrownRow(grown, (row & 1) == 0, amplitude, line);
        taken.take(row, line);
      }
    }
  }
}
