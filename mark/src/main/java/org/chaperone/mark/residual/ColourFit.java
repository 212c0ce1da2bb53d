package org.chaperone.mark.residual;

import java.util.Arrays;
import org.chaperone.picture.plane.Plane;

/**
 * What a photograph's colours became in the leak: brightness as a polynomial of blue, green and
 * red, fitted robustly, so that filters, tone curves and grey are taken out before anything is
 * subtracted. In doubles and standardised: skin's colours are nearly collinear.
 */
final class ColourFit {

  private static final int TERMS = 11;
  private static final int SAMPLES = 20_000;
  private static final int ROUNDS = 3;
  private static final double RIDGE = 1e-3;

  private ColourFit() {}

  /**
   * The photograph's brightness as it should look in the leak.
   *
   * @param colours blue, green, red of the photograph, 0 to 1
   * @param leak luma laid over it
   * @param valid 1 where it is
   */
  static Plane fitted(Plane[] colours, Plane leak, Plane valid) {
    double[][] rows = samples(colours, valid);
    int[] at = places(valid);
    double[] mean = new double[TERMS];
    double[] deviation = new double[TERMS];
    for (int t = 1; t < TERMS; t++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : rows) {
        sum += row[t];
        squares += row[t] * row[t];
      }
      mean[t] = sum / rows.length;
      deviation[t] = Math.sqrt(Math.max(0, squares / rows.length - mean[t] * mean[t])) + 1e-6;
    }
    deviation[0] = 1;
    double[] wanted = new double[rows.length];
    double[] weights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int t = 0; t < TERMS; t++) {
        rows[i][t] = (rows[i][t] - mean[t]) / deviation[t];
      }
      wanted[i] = leak.values()[at[i]];
      weights[i] = 1;
    }
    double[] c = new double[TERMS];
    for (int round = 0; round < ROUNDS; round++) {
      c = solved(rows, wanted, weights);
      reweigh(rows, wanted, c, weights);
    }
    Plane out = Plane.empty(leak.width(), leak.height());
    double[] row = new double[TERMS];
    for (int i = 0; i < out.values().length; i++) {
      terms(colours[0].values()[i], colours[1].values()[i], colours[2].values()[i], row);
      double v = 0;
      for (int t = 0; t < TERMS; t++) {
        v += c[t] * (row[t] - mean[t]) / deviation[t];
      }
      out.values()[i] = (float) v;
    }
    return out;
  }

  /** Gain and offset alone, for pieces so small that more would fit the mark itself. */
  static Plane fittedSimply(Plane luma, Plane leak, Plane valid) {
    int[] at = places(valid);
    double[] weights = new double[at.length];
    Arrays.fill(weights, 1);
    double gain = 1;
    double offset = 0;
    for (int round = 0; round < ROUNDS + 1; round++) {
      double w = 0;
      double x = 0;
      double y = 0;
      double xx = 0;
      double xy = 0;
      for (int i = 0; i < at.length; i++) {
        double a = luma.values()[at[i]];
        double b = leak.values()[at[i]];
        w += weights[i];
        x += weights[i] * a;
        y += weights[i] * b;
        xx += weights[i] * a * a;
        xy += weights[i] * a * b;
      }
      gain = (w * xy - x * y) / Math.max(1e-9, w * xx - x * x);
      offset = (y - gain * x) / w;
      double[] errors = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        errors[i] = leak.values()[at[i]] - gain * luma.values()[at[i]] - offset;
      }
      cauchy(errors, weights);
    }
    Plane out = Plane.empty(luma.width(), luma.height());
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] = (float) (gain * luma.values()[i] + offset);
    }
    return out;
  }

  private static int[] places(Plane valid) {
    int n = 0;
    for (float v : valid.values()) {
      n += v > 0 ? 1 : 0;
    }
    int step = Math.max(1, n / SAMPLES);
    int[] out = new int[(n + step - 1) / step];
    int seen = 0;
    for (int i = 0; i < valid.values().length; i++) {
      if (valid.values()[i] > 0) {
        if (seen % step == 0) {
          out[seen / step] = i;
        }
        seen++;
      }
    }
    return out;
  }

  private static double[][] samples(Plane[] colours, Plane valid) {
    int[] at = places(valid);
    double[][] smooth = new double[3][at.length];
    for (int c = 0; c < 3; c++) {
      float[] all = colours[c].gaussian(.7).values();
      for (int i = 0; i < at.length; i++) {
        smooth[c][i] = all[at[i]];
      }
    }
    double[][] rows = new double[at.length][TERMS];
    for (int i = 0; i < at.length; i++) {
      terms(smooth[0][i], smooth[1][i], smooth[2][i], rows[i]);
    }
    return rows;
  }

  private static void terms(double b, double g, double r, double[] out) {
    double y = .114 * b + .587 * g + .299 * r;
    out[0] = 1;
    out[1] = b;
    out[2] = g;
    out[3] = r;
    out[4] = b * b;
    out[5] = g * g;
    out[6] = r * r;
    out[7] = b * g;
    out[8] = g * r;
    out[9] = b * r;
    out[10] = y * y * y;
  }

  private static double[] solved(double[][] rows, double[] wanted, double[] weights) {
    double[][] m = new double[TERMS][TERMS + 1];
    for (int i = 0; i < rows.length; i++) {
      for (int a = 0; a < TERMS; a++) {
        double w = weights[i] * rows[i][a];
        for (int b = a; b < TERMS; b++) {
          m[a][b] += w * rows[i][b];
        }
        m[a][TERMS] += w * wanted[i];
      }
    }
    for (int a = 0; a < TERMS; a++) {
      for (int b = 0; b < a; b++) {
        m[a][b] = m[b][a];
      }
    }
    for (int a = 1; a < TERMS; a++) {
      m[a][a] += RIDGE * rows.length;
    }
    // Gauss without pivoting: the ridge makes the matrix positive definite.
    for (int a = 0; a < TERMS; a++) {
      for (int below = a + 1; below < TERMS; below++) {
        double f = m[below][a] / m[a][a];
        for (int k = a; k <= TERMS; k++) {
          m[below][k] -= f * m[a][k];
        }
      }
    }
    double[] c = new double[TERMS];
    for (int a = TERMS - 1; a >= 0; a--) {
      double v = m[a][TERMS];
      for (int k = a + 1; k < TERMS; k++) {
        v -= m[a][k] * c[k];
      }
      c[a] = v / m[a][a];
    }
    return c;
  }

  private static void reweigh(double[][] rows, double[] wanted, double[] c, double[] weights) {
    double[] errors = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      errors[i] = wanted[i];
      for (int t = 0; t < TERMS; t++) {
        errors[i] -= c[t] * rows[i][t];
      }
    }
    cauchy(errors, weights);
  }

  /** Weights of Cauchy: what was pasted over the picture counts little. */
  private static void cauchy(double[] errors, double[] weights) {
    double[] sizes = new double[errors.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(errors[i]);
    }
    Arrays.sort(sizes);
    double scale = 1.4826 * sizes[sizes.length / 2] + .3;
    for (int i = 0; i < weights.length; i++) {
      double e = errors[i] / (2.5 * scale);
      weights[i] = 1 / (1 + e * e);
    }
  }
}
