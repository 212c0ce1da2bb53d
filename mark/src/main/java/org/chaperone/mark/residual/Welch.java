package org.chaperone.mark.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chaperone.picture.plane.Plane;

/**
 * Power and cross power of two planes, averaged over tiles under a Hann window (Welch, 1967).
 *
 * @param side of the tiles
 * @param aa power of the first
 * @param bb power of the second
 * @param re real part of the second over the first
 * @param im imaginary part
 */
@SuppressWarnings("ArrayRecordComponent")
record Welch(int side, double[] aa, double[] bb, double[] re, double[] im) {

  private static final int MOST_TILES = 300;
  private static final int SAMPLE = 8;

  private record Tile(int x, int y) {}

  /** Empty where no tile lies wholly where {@code valid} is 1. */
  static Optional<Welch> of(Plane a, Plane b, Plane valid, int side) {
    List<Tile> tiles = tiles(valid, side);
    if (tiles.isEmpty()) {
      return Optional.empty();
    }
    int n = side * side;
    Welch out = new Welch(side, new double[n], new double[n], new double[n], new double[n]);
    double[] window = window(side);
    Spectrum spectrum = new Spectrum(side);
    int step = Math.max(1, (tiles.size() + MOST_TILES - 1) / MOST_TILES);
    int count = 0;
    double[] re = new double[n];
    double[] im = new double[n];
    for (int t = 0; t < tiles.size(); t += step) {
      // Both at once: the first is the real part, the second the imaginary one.
      cut(a, tiles.get(t), side, window, re);
      cut(b, tiles.get(t), side, window, im);
      spectrum.transform(re, im, false);
      out.add(re, im);
      count++;
    }
    for (double[] sum : new double[][] {out.aa, out.bb, out.re, out.im}) {
      for (int i = 0; i < n; i++) {
        sum[i] /= count;
      }
    }
    return Optional.of(out);
  }

  private void add(double[] zr, double[] zi) {
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int i = y * side + x;
        int j = (side - y) % side * side + (side - x) % side;
        double ar = (zr[i] + zr[j]) / 2;
        double ai = (zi[i] - zi[j]) / 2;
        double br = (zi[i] + zi[j]) / 2;
        double bi = (zr[j] - zr[i]) / 2;
        aa[i] += ar * ar + ai * ai;
        bb[i] += br * br + bi * bi;
        re[i] += br * ar + bi * ai;
        im[i] += bi * ar - br * ai;
      }
    }
  }

  private static List<Tile> tiles(Plane valid, int side) {
    List<Tile> tiles = new ArrayList<>();
    for (int y = 0; y + side <= valid.height(); y += side / 2) {
      for (int x = 0; x + side <= valid.width(); x += side / 2) {
        if (isValid(valid, x, y, side)) {
          tiles.add(new Tile(x, y));
        }
      }
    }
    return tiles;
  }

  private static boolean isValid(Plane valid, int left, int top, int side) {
    for (int y = top; y < top + side; y += SAMPLE) {
      for (int x = left; x < left + side; x += SAMPLE) {
        if (valid.values()[y * valid.width() + x] == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static double[] window(int side) {
    double[] out = new double[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        out[y * side + x] = hann(y, side) * hann(x, side);
      }
    }
    return out;
  }

  private static double hann(int i, int n) {
    return .5 - .5 * Math.cos(2 * Math.PI * i / (n - 1));
  }

  private static void cut(Plane p, Tile tile, int side, double[] window, double[] out) {
    double mean = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double v = p.values()[(tile.y + y) * p.width() + tile.x + x];
        out[y * side + x] = v;
        mean += v;
      }
    }
    mean /= side * side;
    for (int i = 0; i < out.length; i++) {
      out[i] = (out[i] - mean) * window[i];
    }
  }

  /** What of the first is found in the second, ring by ring: robust where it has little power. */
  double[] gainByRing() {
    double[] power = new double[side / 2 + 1];
    double[] cross = new double[side / 2 + 1];
    for (int i = 0; i < aa.length; i++) {
      power[ring(i)] += aa[i];
      cross[ring(i)] += re[i];
    }
    double[] gain = new double[power.length];
    for (int r = 0; r < gain.length; r++) {
      gain[r] = Math.clamp(cross[r] / (power[r] + 1e-9), .03, 1.5);
    }
    double[] out = new double[aa.length];
    for (int i = 0; i < out.length; i++) {
      int r = ring(i);
      double before = gain[Math.max(0, r - 1)];
      double after = gain[Math.min(gain.length - 1, r + 1)];
      out[i] = .25 * before + .5 * gain[r] + .25 * after;
    }
    return out;
  }

  private int ring(int i) {
    int y = i / side;
    int x = i % side;
    return Math.min(side / 2, (int) Math.hypot(Math.min(y, side - y), Math.min(x, side - x)));
  }

  /** What makes the first look most like the second (Wiener). */
  Spectrum.Kernel wiener() {
    double[] sorted = aa.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    double[] a = new double[aa.length];
    double[] b = new double[aa.length];
    for (int i = 0; i < a.length; i++) {
      double noise = Math.max(1e-3, bb[i] - (re[i] * re[i] + im[i] * im[i]) / (aa[i] + 1e-9));
      double power = aa[i] + .05 * noise + 1e-3 * median + side * side / 64.0;
      a[i] = re[i] / power;
      b[i] = im[i] / power;
    }
    return Spectrum.kernel(a, b, side);
  }

  /** Whitens by the power of the first, and weighs by what survived of the mark. */
  Spectrum.Kernel whitening(double[] gain) {
    double mean = 0;
    for (double v : aa) {
      mean += v;
    }
    mean /= aa.length;
    double[] a = new double[aa.length];
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      a[i] = gain[i] / (smoothed(i) + .03 * mean);
      most = Math.max(most, a[i]);
    }
    for (int i = 0; i < a.length; i++) {
      a[i] /= most;
    }
    return Spectrum.kernel(a, new double[a.length], side);
  }

  private double smoothed(int i) {
    int y = i / side;
    int x = i % side;
    double sum = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        double weight = (dy == 0 ? .5 : .25) * (dx == 0 ? .5 : .25);
        sum += weight * aa[Math.floorMod(y + dy, side) * side + Math.floorMod(x + dx, side)];
      }
    }
    return sum;
  }
}
