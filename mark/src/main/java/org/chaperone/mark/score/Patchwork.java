package org.chaperone.mark.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A leak looked at square by square, for leaks that are pieced together from several views: a view
 * that gave a twentieth of the squares is lost in the noise of the others when all are added up,
 * and stands out when each square may be its own or not ({@link Bets}).
 */
public final class Patchwork {

  /** Fewer squares are not pieced together in a way that the whole would not show. */
  private static final int FEWEST = 6;

  /**
   * Squares of one size.
   *
   * @param squareOf the square of each run; −1 where its blocks are larger
   * @param expected the correlation of a mark of full strength in each
   * @param deviation of random signs in each
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Size(int[] squareOf, double[] expected, double[] deviation) {

    int count() {
      return expected.length;
    }
  }

  private final List<Size> sizes;

  /** Of each run. */
  private final double[] weights;

  private Patchwork(List<Size> sizes, double[] weights) {
    this.sizes = sizes;
    this.weights = weights;
  }

  static Optional<Patchwork> of(
      Blocks[] blocks, Runs runs, double[] octaveWeights, int level, long most) {
    double[] weights = new double[runs.count()];
    for (int run = 0; run < weights.length; run++) {
      weights[run] = octaveWeights[runs.octave(run)];
    }
    List<Size> sizes = new ArrayList<>();
    for (int size = 0; size < Squares.SIZES; size++) {
      Size one = size(blocks, runs, weights, level, size);
      if (one.count() >= FEWEST && one.count() <= most) {
        sizes.add(one);
      }
    }
    return sizes.isEmpty() ? Optional.empty() : Optional.of(new Patchwork(sizes, weights));
  }

  private static Size size(Blocks[] blocks, Runs runs, double[] weights, int level, int size) {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] squareOf = new int[runs.count()];
    List<double[]> sums = new ArrayList<>();
    for (int run = 0; run < squareOf.length; run++) {
      int octave = runs.octave(run);
      if (!Squares.hold(size, octave, level)) {
        squareOf[run] = -1;
        continue;
      }
      Blocks here = blocks[octave];
      int first = runs.from(run);
      long place = Squares.number(size, octave, level, here.row(first), here.column(first));
      int square = numbers.computeIfAbsent(place, p -> numbers.size());
      squareOf[run] = square;
      if (square == sums.size()) {
        sums.add(new double[2]);
      }
      double[] sum = sums.get(square);
      for (int block = first; block < runs.ends()[run]; block++) {
        sum[0] += weights[run] * here.worth()[block];
        for (int c = block * Blocks.CELLS; c < (block + 1) * Blocks.CELLS; c++) {
          double cell = weights[run] * here.cells()[c];
          sum[1] += cell * cell;
        }
      }
    }
    return new Size(
        squareOf,
        sums.stream().mapToDouble(s -> Math.max(0, s[0])).toArray(),
        sums.stream().mapToDouble(s -> Math.sqrt(s[1])).toArray());
  }

  /**
   * How each square of all sizes correlates with each key, in deviations: squares × keys.
   *
   * @param ofRuns of each run, for each key
   */
  double[][] squares(double[][] ofRuns, int keys) {
    double[][] out = new double[sizes.stream().mapToInt(Size::count).sum()][keys];
    int first = 0;
    for (Size size : sizes) {
      for (int run = 0; run < weights.length; run++) {
        int square = size.squareOf[run];
        if (square >= 0 && size.deviation[square] > 0) {
          add(ofRuns[run], weights[run] / size.deviation[square], out[first + square]);
        }
      }
      first += size.count();
    }
    return out;
  }

  private static void add(double[] row, double weight, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += weight * row[i];
    }
  }

  /**
   * Bets on a part of a mark.
   *
   * @param amplitude how strong the part is in a mark, 0 to 1
   */
  public Bets bets(double amplitude) {
    return new Bets(
        sizes.stream()
            .map(
                size -> {
                  double[] correlations = new double[size.count()];
                  for (int i = 0; i < correlations.length; i++) {
                    correlations[i] =
                        size.deviation[i] > 0
                            ? amplitude * size.expected[i] / size.deviation[i]
                            : 0;
                  }
                  return Bets.Stakes.on(correlations);
                })
            .toList());
  }
}
