package org.chaperone.mark.score;

import java.util.Arrays;
import java.util.List;

/**
 * What a key scores in a leak looked at square by square: a bet against chance.
 *
 * <p>In a square of its own its correlation is about {@code m} deviations, so that {@code exp(m·z −
 * m²/2)} is how much more likely its cells are; with a share {@code f} of squares of its own each
 * is worth {@code 1 − f + f·exp(m·z − m²/2)}. Over random signs no such factor has a mean above 1,
 * because cosh x ≤ exp(x²/2); squares share no signs, so neither has their product, nor the mean of
 * such products over shares, strengths and sizes of squares. By Markov's inequality a product of
 * {@code E} has a chance of at most 1/E, whatever the pictures are, and {@code √(2 ln E)} is the
 * score to which Hoeffding's inequality gives the same chance. (Bets of this kind: Shafer, Testing
 * by betting, 2021.)
 */
public final class Bets {

  /** Shares of squares: a half, a quarter and so on. */
  private static final int SHARES = 5;

  /** How strong marks are against those of a view as served: a quarter, half and whole. */
  private static final int STRENGTHS = 3;

  /** No single square may say more: caution, and room for products. */
  private static final double MOST_A_SQUARE = 60;

  private static final double MOST_GAIN = Math.exp(MOST_A_SQUARE);

  /** Squares after which products are looked at: as many more leave room in a double. */
  private static final int UNCHECKED = 8;

  private static final double ROOM = 1e90;

  /** Up to here, fourth powers of exponentials are doubles. */
  private static final double SAFE = 100;

  /**
   * What is put on each square of one size.
   *
   * @param quarter of what the correlation should be, in deviations; 0 where nothing is put
   * @param falling exp(−quarter²)
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Stakes(double[] quarter, double[] falling) {

    /** By the correlation of each square's own mark, in deviations. */
    static Stakes on(double[] correlations) {
      double[] quarter = Arrays.stream(correlations).map(c -> c / 4).toArray();
      return new Stakes(quarter, Arrays.stream(quarter).map(q -> Math.exp(-q * q)).toArray());
    }
  }

  private final List<Stakes> stakes;

  /** On the squares of each size. */
  Bets(List<Stakes> stakes) {
    this.stakes = stakes;
  }

  /**
   * The score of a key: as if of one correlation, at least 0.
   *
   * @param squares the key's correlation with each square of all sizes, in deviations
   */
  public double score(double[] squares) {
    double[] logs = new double[stakes.size() * STRENGTHS * SHARES];
    int first = 0;
    for (int size = 0; size < stakes.size(); size++) {
      placed(stakes.get(size), squares, first, logs, size * STRENGTHS * SHARES);
      first += stakes.get(size).quarter.length;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      best = Math.max(best, log);
    }
    double mean = 0;
    for (double log : logs) {
      mean += Math.exp(log - best);
    }
    return Math.sqrt(2 * Math.max(0, best + Math.log(mean / logs.length)));
  }

  /** The logarithm of each bet's product over the squares of one size. */
  private static void placed(Stakes stakes, double[] squares, int first, double[] logs, int to) {
    double[][] gains = new double[STRENGTHS][stakes.quarter.length];
    for (int i = 0; i < stakes.quarter.length; i++) {
      gains(stakes.quarter[i], stakes.falling[i], squares[first + i], gains, i);
    }
    for (int g = 0; g < STRENGTHS; g++) {
      products(gains[g], logs, to + g * SHARES);
    }
  }

  /** Of each share; in variables of their own, so that they stay in registers. */
  private static void products(double[] gains, double[] logs, int to) {
    double a = 1;
    double b = 1;
    double c = 1;
    double d = 1;
    double e = 1;
    for (int i = 0; i < gains.length; i++) {
      double more = gains[i] - 1;
      a *= 1 + more * .5;
      b *= 1 + more * .25;
      c *= 1 + more * .125;
      d *= 1 + more * .0625;
      e *= 1 + more * .03125;
      if (i % UNCHECKED == UNCHECKED - 1) {
        a = withRoom(a, logs, to);
        b = withRoom(b, logs, to + 1);
        c = withRoom(c, logs, to + 2);
        d = withRoom(d, logs, to + 3);
        e = withRoom(e, logs, to + 4);
      }
    }
    logs[to] += Math.log(a);
    logs[to + 1] += Math.log(b);
    logs[to + 2] += Math.log(c);
    logs[to + 3] += Math.log(d);
    logs[to + 4] += Math.log(e);
  }

  private static double withRoom(double product, double[] logs, int at) {
    if (product <= ROOM && product >= 1 / ROOM) {
      return product;
    }
    logs[at] += Math.log(product);
    return 1;
  }

  /**
   * exp(s·m·z − (s·m)²/2) for strengths s of ¼, ½ and 1: each is the last one's square, and less.
   *
   * @param q a quarter of m
   * @param falling exp(−q²)
   */
  private static void gains(double q, double falling, double z, double[][] gains, int at) {
    double log = q * z - q * q / 2;
    if (Math.abs(log) > SAFE || q * q > SAFE) {
      for (int g = 0; g < STRENGTHS; g++) {
        double strength = q * (1 << g);
        gains[g][at] = Math.exp(Math.min(MOST_A_SQUARE, strength * z - strength * strength / 2));
      }
      return;
    }
    double first = Math.exp(log);
    double second = first * first * falling;
    double falling2 = falling * falling;
    gains[0][at] = Math.min(MOST_GAIN, first);
    gains[1][at] = Math.min(MOST_GAIN, second);
    gains[2][at] = Math.min(MOST_GAIN, second * second * falling2 * falling2);
  }
}
