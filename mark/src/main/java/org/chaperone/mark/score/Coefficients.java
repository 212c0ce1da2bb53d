package org.chaperone.mark.score;

import java.util.List;
import org.chaperone.mark.pattern.Analysis;
import org.chaperone.mark.pattern.Grid;
import org.chaperone.mark.pattern.Signs;

/**
 * What each cell's sign would add to the correlation, octave by octave. Nothing here depends on a
 * key.
 *
 * @param finest the octave that {@code cells} begin with
 * @param cells coefficients of each octave
 * @param along what each cell of a mark of nobody's adds, after it went through the same treatment
 */
record Coefficients(int finest, List<Grid> cells, List<float[]> along) {

  /** No single cell may decide. */
  private static final double WINSOR = 6;

  static Coefficients of(Grid found, Grid nobody, int level) {
    List<Grid> cells = Analysis.coefficients(found, level);
    cells.forEach(grid -> winsorise(grid.values()));
    List<Grid> marked = Analysis.coefficients(nobody, level);
    Signs signs = Signs.nobodys();
    for (int k = 0; k < marked.size(); k++) {
      Grid g = marked.get(k);
      float[] sign = signs.on(level + k, g.x(), g.y(), g.width(), g.height()).values();
      for (int i = 0; i < sign.length; i++) {
        g.values()[i] *= sign[i];
      }
    }
    return new Coefficients(level, cells, marked.stream().map(Grid::values).toList());
  }

  private static void winsorise(float[] values) {
    double sum = 0;
    int count = 0;
    for (float v : values) {
      if (v != 0) {
        sum += (double) v * v;
        count++;
      }
    }
    if (count == 0) {
      return;
    }
    float most = (float) (WINSOR * Math.sqrt(sum / count));
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.clamp(values[i], -most, most);
    }
  }
}
