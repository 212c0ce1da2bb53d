package org.chaperone.mark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.FineRegistration;
import org.chaperone.picture.registration.RoughRegistration;
import org.chaperone.picture.registration.Transform;

/** Lays a leak over the rendition it was made from, in the ways worth a try. */
final class Laying {

  private static final double SAME_SHAPE = .03;
  private static final double CERTAIN = .97;
  private static final double DOUBTFUL = .9;
  private static final double HOPELESS = .3;
  private static final int SMALL = 200;
  private static final int SLIDEABLE = 600;
  private static final int TINY = 48;
  private static final int MOST = 3;
  private static final int FEWEST_PIXELS = 400;
  private static final double PERSPECTIVE = 1e-3;
  private static final double WORSE = 2e-3;

  private final Picture rendition;
  private final Picture leak;
  private final Plane base;
  private final Plane smooth;
  private Plane luma;

  Laying(Picture rendition, Picture leak) {
    this.rendition = rendition;
    this.leak = leak;
    base = Plane.luma(rendition);
    smooth = base.gaussian(1);
    luma = Plane.luma(leak);
  }

  /** Likeness is a correlation, below 0 where the leak is a negative. */
  private record Laid(Transform toLeak, double correlation, boolean slid) {
    double likeness() {
      return Math.abs(correlation);
    }
  }

  /** Brightness of the leak, as a positive once {@link #over} was called. */
  Plane luma() {
    return luma;
  }

  /** The best first; from pixels of the rendition to pixels of the leak. */
  List<Transform> over(Optional<Transform> hint) {
    List<Laid> rough = new ArrayList<>();
    hint.ifPresent(h -> add(rough, h, false));
    double shape = Math.log((double) leak.height() / leak.width() * base.width() / base.height());
    if (Math.abs(shape) < SAME_SHAPE) {
      Transform resized =
          Transform.scaling(
              (double) leak.width() / base.width(), (double) leak.height() / base.height());
      add(rough, resized, false);
      add(rough, Transform.mirror(leak.width()).after(resized), false);
    }
    if (best(rough) < CERTAIN && hint.isEmpty()) {
      RoughRegistration.byFeatures(rendition, leak).ifPresent(t -> add(rough, t, false));
      if (best(rough) < HOPELESS) {
        try (Picture positive = negative(luma).toPicture()) {
          RoughRegistration.byFeatures(rendition, positive).ifPresent(t -> add(rough, t, false));
        }
      }
    }
    int side = Math.min(leak.width(), leak.height());
    if ((best(rough) < DOUBTFUL && side <= SLIDEABLE) || side <= SMALL) {
      RoughRegistration.bySliding(base, luma).ifPresent(t -> add(rough, t, true));
    }
    rough.sort(Comparator.comparingDouble(Laid::likeness).reversed());
    if (rough.isEmpty() || rough.getFirst().likeness() < HOPELESS) {
      return rough.stream().limit(1).map(Laid::toLeak).toList();
    }
    Laid first = rough.getFirst();
    if (first.correlation < 0) {
      luma = negative(luma);
      first = new Laid(first.toLeak, -first.correlation, first.slid);
    }
    List<Transform> out = new ArrayList<>();
    Laid fine = refined(first, side);
    out.add(fine.toLeak);
    if (fine.toLeak != first.toLeak) {
      out.add(first.toLeak);
    }
    if (side <= SMALL && rough.size() > 1) {
      out.add(rough.get(1).toLeak);
    }
    return out.stream().limit(MOST).toList();
  }

  private Laid refined(Laid rough, int side) {
    double[] m = rough.toLeak.numbers();
    double bend = (Math.abs(m[6]) + Math.abs(m[7])) * Math.max(base.width(), base.height());
    FineRegistration.Model model =
        rough.slid && side < TINY
            ? FineRegistration.Model.TRANSLATION
            : bend > PERSPECTIVE && !rough.slid
                ? FineRegistration.Model.PROJECTIVE
                : FineRegistration.Model.AFFINE;
    Laid best = rough;
    for (int[] step : new int[][] {{500, 60, 5}, {1400, 40, 3}}) {
      Optional<Transform> finer =
          FineRegistration.refined(base, luma, best.toLeak, model, step[0], step[1], step[2]);
      if (finer.isPresent()) {
        double correlation = correlation(finer.get());
        if (correlation > best.correlation - WORSE) {
          best = new Laid(finer.get(), correlation, rough.slid);
        }
      }
    }
    return best;
  }

  private void add(List<Laid> to, Transform toLeak, boolean slid) {
    double correlation = correlation(toLeak);
    if (correlation >= -1) {
      to.add(new Laid(toLeak, correlation, slid));
    }
  }

  private static double best(List<Laid> of) {
    return of.stream().mapToDouble(Laid::likeness).max().orElse(-1);
  }

  private static Plane negative(Plane plane) {
    Plane out = Plane.empty(plane.width(), plane.height());
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] = 255 - plane.values()[i];
    }
    return out;
  }

  /** Correlation where both are; −2 where they hardly meet. */
  private double correlation(Transform toLeak) {
    Plane laid = luma.seenFrom(toLeak, base.width(), base.height());
    Plane covered = luma.coverage(toLeak, base.width(), base.height());
    double n = 0;
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < covered.values().length; i++) {
      if (covered.values()[i] > 0) {
        double x = smooth.values()[i];
        double y = laid.values()[i];
        n++;
        a += x;
        b += y;
        aa += x * x;
        bb += y * y;
        ab += x * y;
      }
    }
    if (n < FEWEST_PIXELS) {
      return -2;
    }
    double variance = (aa - a * a / n) * (bb - b * b / n);
    return variance <= 0 ? 0 : (ab - a * b / n) / Math.sqrt(variance);
  }
}
