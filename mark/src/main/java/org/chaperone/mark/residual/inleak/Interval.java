package org.chaperone.mark.residual.inleak;

/**
 * What is known of a number that is drawn from a normal distribution of mean 0 and deviation 1 and
 * lies in an interval: its mean and variance.
 */
final class Interval {

  private static final int FARTHEST = 5;
  private static final int STEPS = 256;
  private static final double NARROW = .6;

  /** Where nothing but the model can be wrong. */
  private static final double FAR = 3.5;

  private static final double[] DENSITY = new double[2 * FARTHEST * STEPS + 2];
  private static final double[] BELOW = new double[2 * FARTHEST * STEPS + 2];

  static {
    double sum = 0;
    for (int i = 0; i < DENSITY.length; i++) {
      double x = (double) i / STEPS - FARTHEST;
      DENSITY[i] = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      double half = Math.exp(-(x - .5 / STEPS) * (x - .5 / STEPS) / 2) / Math.sqrt(2 * Math.PI);
      sum += half / STEPS;
      BELOW[i] = sum;
    }
  }

  private double mean;
  private double variance;

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }

  /** Finds both for an interval from {@code low} to {@code high}. */
  void between(double low, double high) {
    double middle = (low + high) / 2;
    if (middle < 0) {
      between(-high, -low);
      mean = -mean;
      return;
    }
    double width = high - low;
    if (low > FAR) {
      mean = FAR;
      variance = 0;
    } else if (width < NARROW) {
      double w = width * width / 12;
      mean = Math.min(FAR, middle * (1 - w));
      variance = w;
    } else {
      double inside = Math.max(1e-9, at(BELOW, high) - at(BELOW, low));
      double a = at(DENSITY, low);
      double b = at(DENSITY, high);
      mean = (a - b) / inside;
      double l = Math.max(low, -FARTHEST);
      double h = Math.min(high, FARTHEST);
      variance = Math.clamp(1 + (l * a - h * b) / inside - mean * mean, 0, 1);
      mean = Math.clamp(mean, Math.max(low, -FAR), Math.min(high, FAR));
    }
  }

  private static double at(double[] table, double x) {
    double place = (Math.clamp(x, -FARTHEST, FARTHEST) + FARTHEST) * STEPS;
    int i = (int) place;
    return table[i] + (place - i) * (table[i + 1] - table[i]);
  }
}
