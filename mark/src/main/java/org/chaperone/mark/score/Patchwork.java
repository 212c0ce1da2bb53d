package org.chaperone.mark.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A leak looked at square by square, for leaks that are pieced together from several views: a view
 * that gave a twentieth of the squares is lost in the noise of the others when all are added up,
 * and stands out when each square may be its own or not.
 *
 * <p>What a key scores is a bet against chance. In a square of its own its correlation is about
 * {@code m} deviations, so that {@code exp(m·z − m²/2)} is how much more likely its cells are; with
 * a share {@code f} of squares of its own each is worth {@code 1 − f + f·exp(m·z − m²/2)}. Over
 * random signs no such factor has a mean above 1, because cosh x ≤ exp(x²/2); squares share no
 * signs, so neither has their product, nor the mean of such products over shares, strengths and
 * sizes of squares. By Markov's inequality a product of {@code E} has a chance of at most 1/E,
 * whatever the pictures are, and {@code √(2 ln E)} is the score to which Hoeffding's inequality
 * gives the same chance. (Bets of this kind: Shafer, Testing by betting, 2021.)
 */
public final class Patchwork {

  private static final double[] SHARES = {.5, .25, .125, .0625, .03125};

  /** How strong marks are against those of a view as served: a quarter, half and whole. */
  private static final int STRENGTHS = 3;

  /** Fewer squares are not pieced together in a way that the whole would not show. */
  private static final int FEWEST = 6;

  /** No single square may say more: caution, and room for products. */
  private static final double MOST_A_SQUARE = 60;

  private static final double MOST_GAIN = Math.exp(MOST_A_SQUARE);

  /** Squares after which products are looked at: as many more leave room in a double. */
  private static final int UNCHECKED = 8;

  private static final double ROOM = 1e90;

  /** Up to here, fourth powers of exponentials are doubles. */
  private static final double SAFE = 100;

  /**
   * What is put on each square, for one amplitude.
   *
   * @param quarter of what the correlation should be, in deviations; 0 where nothing is put
   * @param falling exp(−quarter²)
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Stakes(double[] quarter, double[] falling) {}

  /**
   * Squares of one size.
   *
   * @param squareOf the square of each run; −1 where its blocks are larger
   * @param expected the correlation of a mark of full strength in each
   * @param deviation of random signs in each
   * @param known stakes for each amplitude that was asked for
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Size(
      int[] squareOf, double[] expected, double[] deviation, Map<Double, Stakes> known) {

    int count() {
      return expected.length;
    }

    Stakes stakes(double amplitude) {
      return known.computeIfAbsent(amplitude, this::staked);
    }

    private Stakes staked(double amplitude) {
      double[] quarter = new double[count()];
      double[] falling = new double[count()];
      for (int i = 0; i < quarter.length; i++) {
        quarter[i] = deviation[i] > 0 ? amplitude * expected[i] / deviation[i] / 4 : 0;
        falling[i] = Math.exp(-quarter[i] * quarter[i]);
      }
      return new Stakes(quarter, falling);
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
        sums.stream().mapToDouble(s -> Math.sqrt(s[1])).toArray(),
        new ConcurrentHashMap<>());
  }

  /**
   * The score of a key: as if of one correlation, at least 0.
   *
   * @param correlations of each run
   * @param amplitude how strong the key's part is in a mark, 0 to 1
   */
  public double score(double[] correlations, double amplitude) {
    double best = Double.NEGATIVE_INFINITY;
    double[] logs = new double[sizes.size() * STRENGTHS * SHARES.length];
    int at = 0;
    for (Size size : sizes) {
      at = bets(size, correlations, amplitude, logs, at);
    }
    for (double log : logs) {
      best = Math.max(best, log);
    }
    double mean = 0;
    for (double log : logs) {
      mean += Math.exp(log - best);
    }
    return Math.sqrt(2 * Math.max(0, best + Math.log(mean / logs.length)));
  }

  /** The logarithm of each bet's product over the squares. */
  private int bets(Size size, double[] correlations, double amplitude, double[] logs, int to) {
    double[] sums = new double[size.count()];
    for (int run = 0; run < correlations.length; run++) {
      int square = size.squareOf[run];
      if (square >= 0) {
        sums[square] += weights[run] * correlations[run];
      }
    }
    Stakes stakes = size.stakes(amplitude);
    double[] products = new double[STRENGTHS * SHARES.length];
    Arrays.fill(products, 1);
    double[] gains = new double[STRENGTHS];
    for (int square = 0, since = 0; square < sums.length; square++) {
      double q = stakes.quarter[square];
      if (q <= 0) {
        continue;
      }
      gains(q, stakes.falling[square], sums[square] / size.deviation[square], gains);
      for (int g = 0, i = 0; g < STRENGTHS; g++) {
        for (int f = 0; f < SHARES.length; f++, i++) {
          products[i] *= 1 + SHARES[f] * (gains[g] - 1);
        }
      }
      if (++since == UNCHECKED) {
        since = 0;
        makeRoom(products, logs, to);
      }
    }
    for (int i = 0; i < products.length; i++) {
      logs[to + i] += Math.log(products[i]);
    }
    return to + products.length;
  }

  private static void makeRoom(double[] products, double[] logs, int to) {
    for (int i = 0; i < products.length; i++) {
      if (products[i] > ROOM || products[i] < 1 / ROOM) {
        logs[to + i] += Math.log(products[i]);
        products[i] = 1;
      }
    }
  }

  /**
   * exp(s·m·z − (s·m)²/2) for strengths s of ¼, ½ and 1: each is the last one's square, and less.
   *
   * @param q a quarter of m
   * @param falling exp(−q²)
   */
  private static void gains(double q, double falling, double z, double[] gains) {
    double log = q * z - q * q / 2;
    if (Math.abs(log) > SAFE || q * q > SAFE) {
      for (int g = 0; g < STRENGTHS; g++) {
        double strength = q * (1 << g);
        gains[g] = Math.exp(Math.min(MOST_A_SQUARE, strength * z - strength * strength / 2));
      }
      return;
    }
    double first = Math.exp(log);
    double second = first * first * falling;
    double falling2 = falling * falling;
    gains[0] = Math.min(MOST_GAIN, first);
    gains[1] = Math.min(MOST_GAIN, second);
    gains[2] = Math.min(MOST_GAIN, second * second * falling2 * falling2);
  }
}
