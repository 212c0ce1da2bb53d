package org.chaperone.mark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.FineRegistration;
import org.chaperone.picture.registration.LeakedPicture;
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
  private static final double PERSPECTIVE = 1e-3;
  private static final double WORSE = 2e-3;

  /** Correlations of detail: chance makes a fifth of a few, and hardly ever a third. */
  private static final double CLEAR = .35;

  private static final double VAGUE = .15;
  private static final double PLAIN_TO_SEE = .95;

  /** Pixels of the leak: ways of laying that are closer are one. */
  private static final double SAME_PLACE = .05;

  private final Picture rendition;
  private final Picture leak;
  private final Plane base;
  private final Glance glance;
  private final int side;
  private Plane luma;

  /** With the brightness of both pictures. */
  Laying(Picture rendition, Plane base, Picture leak) {
    this.rendition = rendition;
    this.leak = leak;
    this.base = base;
    luma = Plane.luma(leak);
    side = Math.min(leak.width(), leak.height());
    glance = new Glance(base, luma);
  }

  private record Laid(Transform toLeak, Glance.Seen seen, boolean slid) {
    double likeness() {
      return Math.abs(seen.brightness());
    }

    double certainty() {
      return Math.abs(seen.detail());
    }
  }

  /** Brightness of the leak, as a positive once {@link #over} was called. */
  Plane luma() {
    return luma;
  }

  /** The best first; from pixels of the rendition to pixels of the leak. */
  List<Transform> over(Optional<Transform> hint) {
    List<Laid> rough = rough(hint);
    if (rough.isEmpty() || isHopeless(rough.getFirst())) {
      return rough.stream().limit(1).map(Laid::toLeak).toList();
    }
    Laid first = rough.getFirst();
    if (first.seen.detail() < 0) {
      luma = negative(luma);
    }
    List<Transform> out = new ArrayList<>();
    out.add(refined(first).toLeak);
    addAnother(first.toLeak, out);
    if (side <= SMALL) {
      for (int i = 1; i < rough.size() && out.size() < MOST; i++) {
        addAnother(rough.get(i).toLeak, out);
      }
    }
    return out;
  }

  /** Everything that is worth a look, the best first. */
  private List<Laid> rough(Optional<Transform> hint) {
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
    boolean isClear = rough.stream().anyMatch(l -> l.certainty() > CLEAR);
    if (!isClear || best(rough) < (hint.isPresent() ? DOUBTFUL : CERTAIN)) {
      RoughRegistration.proposals(rendition, leak).forEach(t -> add(rough, t, false));
      if (best(rough) < HOPELESS) {
        try (Picture positive = negative(luma).toPicture()) {
          RoughRegistration.proposals(rendition, positive).forEach(t -> add(rough, t, false));
        }
      }
    }
    isClear = rough.stream().anyMatch(l -> l.certainty() > CLEAR);
    if ((!isClear && best(rough) < DOUBTFUL && side <= SLIDEABLE) || side <= SMALL) {
      RoughRegistration.bySliding(base, luma).ifPresent(t -> add(rough, t, true));
    }
    rough.sort(Comparator.comparingDouble(Laid::certainty).reversed());
    return rough;
  }

  private static boolean isHopeless(Laid best) {
    return best.likeness() < HOPELESS && best.certainty() < VAGUE;
  }

  private Laid refined(Laid rough) {
    double[] m = rough.toLeak.numbers();
    double bend = (Math.abs(m[6]) + Math.abs(m[7])) * Math.max(base.width(), base.height());
    FineRegistration.Model model =
        rough.slid && side < TINY
            ? FineRegistration.Model.TRANSLATION
            : bend > PERSPECTIVE && !rough.slid
                ? FineRegistration.Model.PROJECTIVE
                : FineRegistration.Model.AFFINE;
    Laid best = rough;
    if (best.certainty() < PLAIN_TO_SEE && !rough.slid) {
      try (LeakedPicture picture = new LeakedPicture(leak)) {
        Optional<Transform> finer = picture.refined(rendition, best.toLeak);
        if (finer.isPresent()) {
          best = better(best, finer.get());
        }
      }
    }
    for (int[] step : new int[][] {{500, 60, 5}, {1400, 40, 3}}) {
      Optional<Transform> finer =
          FineRegistration.refined(base, luma, best.toLeak, model, step[0], step[1], step[2]);
      if (finer.isPresent()) {
        best = better(best, finer.get());
      }
    }
    return best;
  }

  /** The finer one, unless it fits worse. */
  private Laid better(Laid rough, Transform finer) {
    return glance
        .at(finer)
        .map(seen -> new Laid(finer, seen, rough.slid))
        .filter(fine -> fine.likeness() > rough.likeness() - WORSE)
        .filter(fine -> fine.certainty() > rough.certainty() - WORSE)
        .orElse(rough);
  }

  private void add(List<Laid> to, Transform toLeak, boolean slid) {
    glance.at(toLeak).ifPresent(seen -> to.add(new Laid(toLeak, seen, slid)));
  }

  private void addAnother(Transform toLeak, List<Transform> to) {
    if (to.stream().noneMatch(t -> isSame(t, toLeak))) {
      to.add(toLeak);
    }
  }

  private boolean isSame(Transform a, Transform b) {
    double farthest = 0;
    for (int corner = 0; corner < 4; corner++) {
      double x = corner % 2 == 0 ? 0 : base.width() - 1.0;
      double y = corner < 2 ? 0 : base.height() - 1.0;
      double[] p = a.apply(x, y);
      double[] q = b.apply(x, y);
      farthest = Math.max(farthest, Math.hypot(p[0] - q[0], p[1] - q[1]));
    }
    return farthest < SAME_PLACE;
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
}
