package org.chaperone.mark.residual;

import java.util.Optional;
import org.chaperone.picture.plane.Plane;

/**
 * Takes the expected picture out of the laid one and flattens what is left, so that every place and
 * frequency speaks as loudly as it is reliable.
 */
final class Whitening {

  private static final int LARGEST_WINDOW = 97;
  private static final int SMALLEST_WINDOW = 15;
  private static final int VARIANCE_WINDOW = 17;
  private static final double CLIP = 3.5;

  private final Plane laid;
  private final Plane valid;
  private final boolean simply;
  private final int tile;
  private final int window;
  private Plane expected;

  Whitening(Plane expected, Plane laid, Plane valid, boolean simply) {
    this.expected = expected;
    this.valid = valid;
    this.simply = simply;
    this.laid = Plane.empty(laid.width(), laid.height());
    for (int i = 0; i < laid.values().length; i++) {
      this.laid.values()[i] = valid.values()[i] > 0 ? laid.values()[i] : expected.values()[i];
    }
    int side = Math.min(laid.width(), laid.height());
    tile = side >= 160 ? 64 : side >= 48 ? 32 : 16;
    window = Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, side / 3)) | 1;
  }

  Residual.Whitened applied(Plane nobody) {
    Optional<Welch> welch = simply ? Optional.empty() : Welch.of(expected, laid, valid, tile);
    Optional<double[]> gain = welch.map(Welch::gainByRing);
    welch.ifPresent(w -> expected = keepingMean(expected, w.wiener()));
    Plane left = difference();
    Plane deviation = deviation(left);
    int n = left.values().length;
    for (int i = 0; i < n; i++) {
      float most = (float) (CLIP * deviation.values()[i]);
      left.values()[i] = Math.clamp(left.values()[i], -most, most) / deviation.values()[i];
    }
    Plane mark = simply ? nobody : throughTheChain(nobody, gain);
    for (int i = 0; i < n; i++) {
      mark.values()[i] *= valid.values()[i] / deviation.values()[i];
    }
    if (gain.isPresent()) {
      Optional<Spectrum.Kernel> whitening =
          Welch.of(left, left, valid, tile).map(w -> w.whitening(gain.get()));
      if (whitening.isPresent()) {
        left = left.convolved(whitening.get().values(), whitening.get().side());
        mark = mark.convolved(whitening.get().values(), whitening.get().side());
      }
    }
    for (int i = 0; i < n; i++) {
      float scale = valid.values()[i] / deviation.values()[i];
      left.values()[i] *= scale;
      mark.values()[i] *= scale;
    }
    return new Residual.Whitened(left, mark);
  }

  private static Plane keepingMean(Plane plane, Spectrum.Kernel kernel) {
    double mean = mean(plane);
    Plane out = Plane.empty(plane.width(), plane.height());
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] = (float) (plane.values()[i] - mean);
    }
    out = out.convolved(kernel.values(), kernel.side());
    double shift = mean - mean(out);
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] += (float) shift;
    }
    return out;
  }

  private static double mean(Plane plane) {
    double sum = 0;
    for (float v : plane.values()) {
      sum += v;
    }
    return sum / plane.values().length;
  }

  private Plane difference() {
    Plane out = Plane.empty(laid.width(), laid.height());
    for (Band band : Band.of(laid, window)) {
      difference(band, out);
    }
    return out;
  }

  private void difference(Band band, Plane out) {
    Plane a = band.of(expected);
    Plane b = band.of(laid);
    Plane v = band.of(valid);
    float[] result = new float[a.values().length];
    if (simply) {
      for (int i = 0; i < result.length; i++) {
        result[i] = (b.values()[i] - a.values()[i]) * v.values()[i];
      }
    } else {
      Plane coverage = v.box(window);
      float[] meanExpected = local(a, v, coverage).values();
      float[] meanLaid = local(b, v, coverage).values();
      float[] square = local(Residual.product(a, a), v, coverage).values();
      float[] cross = local(Residual.product(a, b), v, coverage).values();
      for (int i = 0; i < result.length; i++) {
        float variance = square[i] - meanExpected[i] * meanExpected[i];
        float covariance = cross[i] - meanExpected[i] * meanLaid[i];
        float gain = (covariance + 30) / (variance + 30);
        result[i] =
            (b.values()[i] - meanLaid[i] - gain * (a.values()[i] - meanExpected[i]))
                * v.values()[i];
      }
    }
    band.put(result, out);
  }

  /** Mean over a large window, of valid places alone. */
  private Plane local(Plane plane, Plane valid, Plane coverage) {
    Plane mean = Residual.product(plane, valid).box(window);
    for (int i = 0; i < mean.values().length; i++) {
      mean.values()[i] /= Math.max(coverage.values()[i], 1e-3f);
    }
    return mean;
  }

  private Plane deviation(Plane left) {
    Plane variance = Residual.product(left, left).box(VARIANCE_WINDOW);
    double sum = 0;
    double count = 1e-9;
    for (int i = 0; i < variance.values().length; i++) {
      sum += variance.values()[i] * valid.values()[i];
      count += valid.values()[i];
    }
    double floor = .05 + .10 * sum / count;
    for (int i = 0; i < variance.values().length; i++) {
      variance.values()[i] = (float) Math.sqrt(variance.values()[i] + floor);
    }
    return variance;
  }

  private Plane throughTheChain(Plane nobody, Optional<double[]> gain) {
    Plane out = nobody;
    if (gain.isPresent()) {
      Spectrum.Kernel kernel = Spectrum.kernel(gain.get(), new double[gain.get().length], tile);
      out = out.convolved(kernel.values(), kernel.side());
    }
    Plane result = Plane.empty(out.width(), out.height());
    for (Band band : Band.of(out, window)) {
      Plane a = band.of(out);
      Plane v = band.of(valid);
      float[] mean = local(a, v, v.box(window)).values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] = a.values()[i] - mean[i];
      }
      band.put(mean, result);
    }
    return result;
  }
}
