package org.chaperone.bench.mark;

/** Counts numbers, of which nothing is kept but how many, their sums and the highest. */
final class Moments {

  private long n;
  private double sum;
  private double squares;
  private double highest = Double.NEGATIVE_INFINITY;

  void add(double value) {
    n++;
    sum += value;
    squares += value * value;
    highest = Math.max(highest, value);
  }

  void add(Moments others) {
    n += others.n;
    sum += others.sum;
    squares += others.squares;
    highest = Math.max(highest, others.highest);
  }

  long count() {
    return n;
  }

  /** 0 when there are none. */
  double mean() {
    return n == 0 ? 0 : sum / n;
  }

  /** 0 when there are none. */
  double deviation() {
    return n == 0 ? 0 : Math.sqrt(Math.max(0, squares / n - mean() * mean()));
  }

  /** 0 when there are none. */
  double highest() {
    return n == 0 ? 0 : highest;
  }
}
