package org.chaperone.mark;

import org.chaperone.mark.pattern.Signs;
import org.chaperone.mark.pattern.Synthesis;

/**
 * A part of a pattern, as strong as a mask allows in each place. Weighed row by row as it is laid,
 * while a row is in the nearest cache.
 */
final class Weighed {

  private final float[] levels;

  /** Of each column, the sum of its levels' squares. */
  private final float[] squares;

  private Weighed(int width, int height) {
    levels = new float[Math.multiplyExact(width, height)];
    squares = new float[width];
  }

  /** The part of the rendition that starts at (x, y). */
  static Weighed of(Signs signs, Mask mask, int x, int y, int width, int height) {
    Weighed out = new Weighed(width, height);
    Synthesis.lay(
        signs,
        0,
        x,
        y,
        width,
        height,
        (row, line) -> {
          mask.weigh(x, row, line);
          out.take(row - y, line);
        });
    return out;
  }

  private void take(int row, float[] line) {
    for (int i = 0; i < squares.length; i++) {
      squares[i] += line[i] * line[i];
    }
    System.arraycopy(line, 0, levels, row * line.length, line.length);
  }

  /** Grey levels where the gain is 1, rows from the top. */
  float[] levels() {
    return levels;
  }

  /** Their root mean square. */
  double rms() {
    double sum = 0;
    for (float column : squares) {
      sum += column;
    }
    return Math.sqrt(sum / levels.length);
  }
}
