package org.chaperone.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * How a measured number spreads: smallest values that half and 95% of the measurements do not
 * exceed.
 *
 * @param n how many measurements; with none, both values are 0
 */
public record Spread(int n, double p50, double p95) {

  /** The spread of some measurements. */
  public static Spread of(Collection<Double> measured) {
    double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(sorted.length, at(sorted, .5), at(sorted, .95));
  }

  private static double at(double[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
  }

  /** Both values with so many decimals, or a dash when nothing was measured. */
  public String text(int decimals) {
    if (n == 0) {
      return "–";
    }
    String format = "%." + decimals + "f";
    return String.format(Locale.ROOT, format + " / " + format, p50, p95);
  }

  @Override
  public String toString() {
    return Arrays.asList(p50, p95) + " of " + n;
  }
}
