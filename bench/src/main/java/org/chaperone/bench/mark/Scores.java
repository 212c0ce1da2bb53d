package org.chaperone.bench.mark;

import java.util.Collection;

/** How far a part of the mark stood out, over many leaks. */
record Scores(double median, double lowest) {

  static Scores of(Collection<Double> scores) {
    double[] sorted = scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return n == 0
        ? new Scores(0, 0)
        : new Scores((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0]);
  }
}
