package org.chaperone.mark;

import java.util.List;
import org.chaperone.picture.plane.Plane;

/**
 * Correlates coefficients with the cells of many keys: sums over eight cells are looked up by the
 * byte of their signs, so a key costs a look for every eight cells and its key stream.
 */
final class Correlation {

  private static final int BYTE = 256;

  private Correlation() {}

  /** For each key the score of each weighting. */
  static double[][] each(Coefficients coefficients, List<Cells> keys) {
    double[] sums = sums(coefficients, keys);
    double[][] scores = new double[keys.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = coefficients.scores(sums, i * coefficients.octaves());
    }
    return scores;
  }

  /** For each key the correlation of each octave, one key after the other. */
  static double[] sums(Coefficients coefficients, List<Cells> keys) {
    int octaves = coefficients.octaves();
    double[] sums = new double[keys.size() * octaves];
    for (int k = 0; k < octaves; k++) {
      Plane plane = coefficients.octave(k);
      int rows = (plane.height() + Cells.SIDE - 1) / Cells.SIDE;
      for (int row = 0; row < rows; row++) {
        correlate(plane, row, coefficients.finest() + k, keys, sums, octaves, k);
      }
    }
    return sums;
  }

  private static void correlate(
      Plane plane, int row, int octave, List<Cells> keys, double[] sums, int octaves, int k) {
    int[] range = range(plane, row);
    if (range[0] >= range[1]) {
      return;
    }
    int from = range[0] / 2 * 2;
    int blocks = range[1] - from;
    float[] table = table(plane, row, from, blocks);
    for (int i = 0; i < keys.size(); i++) {
      long[] words = keys.get(i).words(octave, row, from, blocks);
      float sum = 0;
      int at = 0;
      for (long word : words) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
          sum += table[at + ((int) (word >>> shift) & 255)];
          at += BYTE;
        }
      }
      sums[i * octaves + k] += sum;
    }
  }

  /** The first and past the last block of a row of blocks that hold anything. */
  private static int[] range(Plane plane, int row) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    int end = Math.min(plane.height(), (row + 1) * Cells.SIDE);
    for (int y = row * Cells.SIDE; y < end; y++) {
      for (int x = 0; x < plane.width(); x++) {
        if (plane.values()[y * plane.width() + x] != 0) {
          first = Math.min(first, x / Cells.SIDE);
          last = Math.max(last, x / Cells.SIDE);
        }
      }
    }
    return new int[] {Math.min(first, last + 1), last + 1};
  }

  private static float[] table(Plane plane, int row, int from, int blocks) {
    float[] table = new float[blocks * Cells.SIDE * BYTE];
    for (int b = 0; b < blocks; b++) {
      for (int line = 0; line < Cells.SIDE; line++) {
        int y = row * Cells.SIDE + line;
        int at = (b * Cells.SIDE + line) * BYTE;
        for (int bit = 0; bit < Cells.SIDE; bit++) {
          int x = (from + b) * Cells.SIDE + bit;
          float c =
              y < plane.height() && x < plane.width() ? plane.values()[y * plane.width() + x] : 0;
          int half = 1 << bit;
          for (int v = 0; v < half; v++) {
            table[at + half + v] = table[at + v] + c;
            table[at + v] -= c;
          }
        }
      }
    }
    return table;
  }
}
