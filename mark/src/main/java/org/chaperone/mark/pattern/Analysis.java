package org.chaperone.mark.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes coefficients of cells out of pixels: the adjoint of {@link Synthesis} where the pixels
 * outside are zero, so that the sum of signs times coefficients is the pattern times the pixels.
 */
public final class Analysis {

  private Analysis() {}

  /**
   * The coefficients of octave {@code level} and all coarser ones, finest first.
   *
   * @param pixels at that level; x and y are such that the coarsest cells begin there too
   */
  public static List<Grid> coefficients(Grid pixels, int level) {
    var out = new ArrayList<Grid>();
    Grid here = pixels;
    for (int s = level; s < Octaves.COUNT; s++) {
      Grid padded = padded(here);
      int cx = here.x() >> 1;
      int cy = here.y() >> 1;
      int cw = (here.width() + 1) / 2 + 1;
      int ch = (here.height() + 1) / 2 + 1;
      Grid coarse = Pyramid.shrunk(padded, cx - 1, cy - 1, cw + 2, ch + 2);
      out.add(band(here, coarse, Octaves.amplitude(s)));
      here = quadrupled(coarse, cx, cy, cw - 1, ch - 1);
    }
    return out;
  }

  private static Grid band(Grid fine, Grid coarse, float amplitude) {
    float[] grown = new float[fine.values().length];
    Grid out = new Grid(fine.x(), fine.y(), fine.width(), fine.height(), grown);
    Pyramid.addGrown(coarse, out);
    for (int i = 0; i < grown.length; i++) {
      grown[i] = amplitude * (fine.values()[i] - grown[i]);
    }
    return out;
  }

  /** With zeros around, as far as the coarser grid's outermost cells look. */
  private static Grid padded(Grid g) {
    int margin = 6;
    Grid out =
        Grid.empty(
            g.x() - margin,
            g.y() - margin,
            g.width() + 2 * margin + 2,
            g.height() + 2 * margin + 2);
    for (int row = 0; row < g.height(); row++) {
      System.arraycopy(
          g.values(),
          row * g.width(),
          out.values(),
          (row + margin) * out.width() + margin,
          g.width());
    }
    return out;
  }

  /** Growing is four times the adjoint of shrinking. */
  private static Grid quadrupled(Grid coarse, int x, int y, int width, int height) {
    Grid out = Grid.empty(x, y, width, height);
    for (int row = 0; row < height; row++) {
      int from = coarse.start(y + row) + x - coarse.x();
      for (int i = 0; i < width; i++) {
        out.values()[row * width + i] = 4 * coarse.values()[from + i];
      }
    }
    return out;
  }
}
