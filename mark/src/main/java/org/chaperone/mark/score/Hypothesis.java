package org.chaperone.mark.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chaperone.mark.pattern.Grid;
import org.chaperone.mark.pattern.Octaves;
import org.chaperone.mark.pattern.Pairs;
import org.chaperone.mark.residual.Residual;

/**
 * One way to see a leak: the cells that say most, and three ways to weigh their octaves. Nothing
 * here depends on a key, so over random keys every score has mean 0 and variance 1, whatever the
 * pictures are.
 */
public final class Hypothesis {

  /** Ways to weigh; each is a hypothesis of its own. */
  public static final int WEIGHTINGS = 3;

  /** A pair of blocks and what it may say of a mark, in standard deviations squared. */
  private record Worth(int octave, int row, int column, double information) {}

  private final Blocks[] blocks = new Blocks[Octaves.COUNT];
  private final double[] power = new double[Octaves.COUNT];
  private final double[][] weights = new double[WEIGHTINGS][Octaves.COUNT];
  private final Runs runs;
  private final Optional<Patchwork> patchwork;

  /**
   * A hypothesis that the leak is of one view, or of views blended everywhere alike.
   *
   * @param mostCells where the residual has more, those that say least are left out
   */
  public static Hypothesis of(Residual residual, long mostCells) {
    return new Hypothesis(residual, mostCells, false, 0);
  }

  /**
   * The same, looked at square by square too.
   *
   * @param mostSquares of one size; where there would be more, larger ones are taken
   */
  public static Hypothesis withPatchwork(Residual residual, long mostCells, long mostSquares) {
    return new Hypothesis(residual, mostCells, true, mostSquares);
  }

  private Hypothesis(Residual residual, long mostCells, boolean inSquares, long mostSquares) {
    int level = residual.level();
    Coefficients coefficients = Coefficients.of(residual.found(), residual.nobody(), level);
    List<Worth> chosen = chosen(coefficients, mostCells / Blocks.CELLS_A_PAIR);
    for (int s = 0; s < Octaves.COUNT; s++) {
      int octave = s;
      int side = Squares.blocksASide(octave, level);
      List<Worth> here =
          chosen.stream()
              .filter(w -> w.octave == octave)
              // Blocks of a square follow one another; left and right of a pair may part.
              .sorted(
                  Comparator.comparingInt((Worth w) -> w.row / side)
                      .thenComparingInt(w -> 2 * w.column / side)
                      .thenComparingInt(Worth::row)
                      .thenComparingInt(Worth::column))
              .toList();
      blocks[s] = blocks(coefficients, here);
      for (float c : blocks[s].cells()) {
        power[s] += (double) c * c;
      }
      double worth = 0;
      for (float w : blocks[s].worth()) {
        worth += w;
      }
      weights[1][s] = Math.max(0, worth);
    }
    weigh();
    runs = inSquares ? Runs.inSquares(blocks, level) : Runs.whole(blocks);
    patchwork =
        inSquares ? Patchwork.of(blocks, runs, weights[1], level, mostSquares) : Optional.empty();
  }

  private static Blocks blocks(Coefficients coefficients, List<Worth> chosen) {
    float[] cells = new float[chosen.size() * Blocks.CELLS_A_PAIR];
    float[] worth = new float[chosen.size() * Blocks.A_PAIR];
    for (int i = 0; i < chosen.size(); i++) {
      take(coefficients, chosen.get(i), cells, worth, i);
    }
    return new Blocks(
        new Pairs(
            chosen.stream().mapToLong(Worth::row).toArray(),
            chosen.stream().mapToLong(Worth::column).toArray()),
        cells,
        worth);
  }

  private void weigh() {
    double most = 0;
    for (double worth : weights[1]) {
      most = Math.max(most, worth);
    }
    for (int s = 0; s < Octaves.COUNT; s++) {
      if (power[s] > 0) {
        weights[0][s] = 1;
        weights[1][s] = (weights[1][s] + 1e-6 * most) / power[s];
        weights[2][s] = 1 / Math.sqrt(power[s]);
      }
    }
  }

  private static List<Worth> chosen(Coefficients c, long most) {
    List<Worth> all = new ArrayList<>();
    for (int k = 0; k < c.cells().size(); k++) {
      Grid grid = c.cells().get(k);
      int lastRow = (grid.y() + grid.height() - 1) >> 3;
      int lastColumn = (grid.x() + grid.width() - 1) >> 4;
      for (int row = grid.y() >> 3; row <= lastRow; row++) {
        for (int column = grid.x() >> 4; column <= lastColumn; column++) {
          double information = information(grid, c.along().get(k), row, column);
          if (information >= 0) {
            all.add(new Worth(c.finest() + k, row, column, information));
          }
        }
      }
    }
    if (all.size() <= most) {
      return all;
    }
    all.sort(Comparator.comparingDouble(Worth::information).reversed());
    return all.subList(0, (int) most);
  }

  /** How far the mark of nobody's would stand out in this pair alone; below 0 where nothing is. */
  private static double information(Grid grid, float[] along, int row, int column) {
    double power = 0;
    double expected = 0;
    for (int y = Math.max(grid.y(), row * 8); y < end(grid, row); y++) {
      int from = (y - grid.y()) * grid.width() - grid.x();
      int last = Math.min(grid.x() + grid.width(), column * 16 + 16);
      for (int x = Math.max(grid.x(), column * 16); x < last; x++) {
        float v = grid.values()[from + x];
        power += v * v;
        expected += along[from + x];
      }
    }
    return power <= 0 ? -1 : expected <= 0 ? 0 : expected * expected / power;
  }

  private static int end(Grid grid, int row) {
    return Math.min(grid.y() + grid.height(), row * 8 + 8);
  }

  /** Copies a pair's coefficients in the order of its two words' bits, and what they are worth. */
  private static void take(Coefficients c, Worth pair, float[] to, float[] worth, int number) {
    Grid grid = c.cells().get(pair.octave - c.finest());
    float[] along = c.along().get(pair.octave - c.finest());
    int at = number * Blocks.CELLS_A_PAIR;
    for (int y = Math.max(grid.y(), pair.row * 8); y < end(grid, pair.row); y++) {
      int from = (y - grid.y()) * grid.width() - grid.x();
      int last = Math.min(grid.x() + grid.width(), pair.column * 16 + 16);
      for (int x = Math.max(grid.x(), pair.column * 16); x < last; x++) {
        int column = x - pair.column * 16;
        to[at + (column >> 3) * 64 + (y - pair.row * 8) * 8 + (column & 7)] =
            grid.values()[from + x];
        worth[number * Blocks.A_PAIR + (column >> 3)] += along[from + x];
      }
    }
  }

  Blocks blocks(int octave) {
    return blocks[octave];
  }

  Runs runs() {
    return runs;
  }

  /** The look at it square by square, where there is one. */
  public Optional<Patchwork> patchwork() {
    return patchwork;
  }

  /** The score of each weighting, from the correlations of the octaves. */
  public double[] scores(double[] octaves) {
    double[] scores = new double[WEIGHTINGS];
    for (int w = 0; w < WEIGHTINGS; w++) {
      double sum = 0;
      double variance = 0;
      for (int s = 0; s < Octaves.COUNT; s++) {
        sum += weights[w][s] * octaves[s];
        variance += weights[w][s] * weights[w][s] * power[s];
      }
      scores[w] = variance > 0 ? sum / Math.sqrt(variance) : 0;
    }
    return scores;
  }

  /** The score of each octave alone that has any cells, finest first. */
  public double[] octaveScores(double[] octaves) {
    return IntStream.range(0, Octaves.COUNT)
        .filter(s -> power[s] > 0)
        .mapToDouble(s -> octaves[s] / Math.sqrt(power[s]))
        .toArray();
  }
}
