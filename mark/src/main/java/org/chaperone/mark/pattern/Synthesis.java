package org.chaperone.mark.pattern;

/**
 * Lays signs into pixels: each octave band-passed and grown to pixels, all added.
 *
 * <p>The pattern is a function of the place on an endless plane alone, so parts of a picture fit
 * together whatever the parts are.
 */
public final class Synthesis {

  private Synthesis() {}

  /**
   * A part of the pattern, with root mean square 1 at level 0.
   *
   * @param level 0 for pixels, 1 for pixels of half the size and so on; octaves finer than that are
   *     left out
   * @param x column of the first value, in pixels of that level
   * @param y row of the first value
   */
  public static Grid pattern(Signs signs, int level, int x, int y, int width, int height) {
    int cx = Pyramid.coarserStart(x);
    int cy = Pyramid.coarserStart(y);
    int cw = Pyramid.coarserEnd(x + width) - cx;
    int ch = Pyramid.coarserEnd(y + height) - cy;
    Grid fine = signs.on(level, 2 * cx - 2, 2 * cy - 2, 2 * cw + 3, 2 * ch + 3);
    // The band pass takes out what the coarser grid can show: S − grown(shrunk(S)).
    Grid coarse = Pyramid.shrunk(fine, cx, cy, cw, ch);
    float amplitude = Octaves.amplitude(level);
    scale(coarse, -amplitude);
    if (level + 1 < Octaves.COUNT) {
      add(pattern(signs, level + 1, cx, cy, cw, ch), coarse);
    }
    Grid out = Grid.empty(x, y, width, height);
    for (int row = 0; row < height; row++) {
      int from = fine.start(y + row) + x - fine.x();
      int to = row * width;
      for (int i = 0; i < width; i++) {
        out.values()[to + i] = amplitude * fine.values()[from + i];
      }
    }
    Pyramid.addGrown(coarse, out);
    return out;
  }

  private static void scale(Grid grid, float factor) {
    float[] v = grid.values();
    for (int i = 0; i < v.length; i++) {
      v[i] *= factor;
    }
  }

  private static void add(Grid other, Grid to) {
    float[] v = to.values();
    float[] o = other.values();
    for (int i = 0; i < v.length; i++) {
      v[i] += o[i];
    }
  }
}
