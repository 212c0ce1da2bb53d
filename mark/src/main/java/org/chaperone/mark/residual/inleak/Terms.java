package org.chaperone.mark.residual.inleak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.picture.plane.Plane;

/**
 * What a leak may be made of, each on the leak's pixels: the rendition smoothed more or less, with
 * the leak's tone, and a little beside its place.
 *
 * @param smoothed the rendition's brightness
 * @param all these and the others
 * @param start which of them is nearest to the leak
 */
record Terms(int smoothed, List<Plane> all, int start) {

  /** Closer than this the rendition as it is counts as nearer than one with a fitted tone. */
  private static final double PLAINLY = 1.1;

  private static final double FARTHEST = 30;

  /**
   * All terms.
   *
   * @param smoothed the rendition's brightness, the sharpest first
   * @param toned with the tone of the leak
   * @param inside 1 where the rendition is
   */
  static Terms of(List<Plane> smoothed, Plane toned, Plane leak, Plane inside) {
    List<Plane> all = new ArrayList<>(smoothed);
    all.add(toned);
    boolean isPlain = off(smoothed.getFirst(), leak, inside) < PLAINLY * off(toned, leak, inside);
    int start = isPlain ? 0 : smoothed.size();
    Plane nearest = all.get(start);
    Plane right = nearest.sobel(1, 0);
    Plane down = nearest.sobel(0, 1);
    // Beside its place, turned and of another size, in the first order; then smoother one way.
    for (Plane slope : List.of(right, down)) {
      all.add(slope);
      all.add(times(slope, true));
      all.add(times(slope, false));
    }
    all.add(right.sobel(1, 0));
    all.add(down.sobel(0, 1));
    all.add(right.sobel(0, 1));
    Plane one = Plane.empty(nearest.width(), nearest.height());
    Arrays.fill(one.values(), 1);
    all.add(one);
    return new Terms(smoothed.size(), all, start);
  }

  private static double off(Plane expected, Plane leak, Plane inside) {
    double sum = 0;
    for (int i = 0; i < expected.values().length; i++) {
      double e = leak.values()[i] - expected.values()[i];
      sum += inside.values()[i] * Math.min(e * e, FARTHEST * FARTHEST);
    }
    return Math.sqrt(sum);
  }

  private static Plane times(Plane plane, boolean isColumn) {
    Plane out = Plane.empty(plane.width(), plane.height());
    int w = plane.width();
    for (int i = 0; i < out.values().length; i++) {
      int row = i / w;
      double place = isColumn ? (i - row * w + .5) / w : (row + .5) / plane.height();
      out.values()[i] = (float) ((place - .5) * plane.values()[i]);
    }
    return out;
  }

  double[] startWeights() {
    double[] weights = new double[all.size()];
    weights[start] = 1;
    return weights;
  }

  /** All of them together. */
  static float[] sum(List<float[]> terms, double[] weights) {
    float[] out = new float[terms.getFirst().length];
    for (int t = 0; t < weights.length; t++) {
      float weight = (float) weights[t];
      float[] term = terms.get(t);
      for (int i = 0; i < out.length; i++) {
        out[i] += weight * term[i];
      }
    }
    return out;
  }

  /** The weights with which the terms come closest to a target; close to those that were. */
  static void fit(List<float[]> terms, float[] target, float[] precision, double[] weights) {
    int n = terms.size();
    double[][] m = new double[n][n + 1];
    float[] weighed = new float[target.length];
    for (int a = 0; a < n; a++) {
      float[] first = terms.get(a);
      for (int i = 0; i < weighed.length; i++) {
        weighed[i] = precision[i] * first[i];
      }
      for (int b = a; b < n; b++) {
        m[a][b] = product(weighed, terms.get(b));
        m[b][a] = m[a][b];
      }
      m[a][n] = product(weighed, target);
    }
    solve(m, weights);
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void solve(double[][] m, double[] weights) {
    int n = weights.length;
    double[] scale = new double[n];
    for (int a = 0; a < n; a++) {
      scale[a] = 1 / Math.sqrt(m[a][a] + 1e-9);
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        m[a][b] *= scale[a] * scale[b];
      }
      // A trace of ridge: terms may be nearly alike.
      m[a][a] += 1e-6;
      m[a][n] = m[a][n] * scale[a] + 1e-6 * weights[a] / scale[a];
    }
    for (int a = 0; a < n; a++) {
      for (int below = a + 1; below < n; below++) {
        double f = m[below][a] / m[a][a];
        for (int k = a; k <= n; k++) {
          m[below][k] -= f * m[a][k];
        }
      }
    }
    for (int a = n - 1; a >= 0; a--) {
      double v = m[a][n];
      for (int k = a + 1; k < n; k++) {
        v -= m[a][k] * weights[k] / scale[k];
      }
      weights[a] = v / m[a][a] * scale[a];
    }
  }
}
