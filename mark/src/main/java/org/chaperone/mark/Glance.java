package org.chaperone.mark;

import java.util.Optional;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.Transform;

/**
 * Tells ways of laying a leak over a rendition apart, at a size at which that is quick: by detail
 * that lies on detail. Skies and floors are alike wherever they are laid.
 */
final class Glance {

  private static final double PIXELS = 300_000;
  private static final double LEAK_PIXELS = 1_200_000;
  private static final int WINDOW = 17;
  private static final float FAINT = 6;
  private static final double FINER = 1.25;

  private static final int FEWEST_PIXELS = 100;

  /** Where fewer pixels than this meet, chance is loud. */
  private static final double FEW = 2_000;

  private final Plane leak;
  private final Plane base;
  private final Plane detail;
  private final Transform toBase;
  private final Transform toSmallLeak;

  Glance(Plane base, Plane leak) {
    Plane small = atMost(base, PIXELS);
    this.leak = atMost(leak, LEAK_PIXELS);
    this.base = small.gaussian(1);
    detail = detail(this.base);
    toBase = scaling(small, base);
    toSmallLeak = scaling(leak, this.leak);
  }

  private static Plane atMost(Plane plane, double pixels) {
    double scale = Math.sqrt(pixels / ((double) plane.width() * plane.height()));
    return scale >= 1
        ? plane
        : plane.resized(
            Math.max(1, (int) Math.round(plane.width() * scale)),
            Math.max(1, (int) Math.round(plane.height() * scale)));
  }

  private static Transform scaling(Plane from, Plane to) {
    return Transform.scaling(
        (double) to.width() / from.width(), (double) to.height() / from.height());
  }

  /**
   * Correlations, −1 to 1, below 0 where the leak is a negative.
   *
   * @param detail little where little of the rendition is covered
   */
  record Seen(double brightness, double detail) {}

  /** How the leak looks when it is laid so; empty where the two hardly meet. */
  Optional<Seen> at(Transform toLeak) {
    Transform to = toSmallLeak.after(toLeak).after(toBase);
    int w = base.width();
    int h = base.height();
    double scale = Math.abs(to.scaleAt(w / 2.0, h / 2.0));
    Plane source = scale > FINER ? leak.gaussian(.45 * Math.sqrt(scale * scale - 1)) : leak;
    Plane laid = source.seenFrom(to, w, h);
    Plane covered = leak.coverage(to, w, h);
    if (count(covered) < FEWEST_PIXELS) {
      return Optional.empty();
    }
    Plane inner = covered.eroded(WINDOW / 2);
    double n = count(inner);
    return Optional.of(
        new Seen(
            correlation(base, laid, covered),
            correlation(detail, detail(laid), inner) * Math.sqrt(n / (n + FEW))));
  }

  private static double count(Plane valid) {
    double n = 0;
    for (float v : valid.values()) {
      n += v > 0 ? 1 : 0;
    }
    return n;
  }

  private static double correlation(Plane first, Plane second, Plane valid) {
    double n = 1e-9;
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < valid.values().length; i++) {
      if (valid.values()[i] > 0) {
        double x = first.values()[i];
        double y = second.values()[i];
        n++;
        a += x;
        b += y;
        aa += x * x;
        bb += y * y;
        ab += x * y;
      }
    }
    double variance = (aa - a * a / n) * (bb - b * b / n);
    return variance <= 0 ? 0 : (ab - a * b / n) / Math.sqrt(variance);
  }

  /** Brightness and contrast taken out locally. */
  private static Plane detail(Plane plane) {
    Plane mean = plane.box(WINDOW);
    Plane out = Plane.empty(plane.width(), plane.height());
    Plane square = Plane.empty(plane.width(), plane.height());
    for (int i = 0; i < out.values().length; i++) {
      float d = plane.values()[i] - mean.values()[i];
      out.values()[i] = d;
      square.values()[i] = d * d;
    }
    float[] power = square.box(WINDOW).values();
    for (int i = 0; i < power.length; i++) {
      out.values()[i] /= (float) Math.sqrt(power[i] + FAINT);
    }
    return out;
  }
}
