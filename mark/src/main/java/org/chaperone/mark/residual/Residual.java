package org.chaperone.mark.residual;

import java.util.Optional;
import org.chaperone.mark.pattern.Grid;
import org.chaperone.mark.pattern.Octaves;
import org.chaperone.mark.pattern.Signs;
import org.chaperone.mark.pattern.Synthesis;
import org.chaperone.mark.residual.inleak.OwnPixels;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.FineRegistration;
import org.chaperone.picture.registration.SmoothFlow;
import org.chaperone.picture.registration.Transform;

/**
 * What a leak holds beyond its photograph, whitened: mark and noise.
 *
 * @param level of the pyramid, at whose size the grids are
 * @param found under the mask, ready to be correlated
 * @param nobody what a mark of nobody's would look like after the same treatment: which octaves are
 *     worth how much, without looking at any key
 */
public record Residual(int level, Grid found, Grid nobody) {

  /** How the rendition is taken out. */
  public enum Manner {
    /** Colours fitted, filtered to look like the leak, local gain. */
    PLAIN,
    /** The same after what was bent is straightened. */
    STRAIGHTENED,
    /** Gain and offset alone: in small pieces, more would fit the mark itself. */
    SIMPLE
  }

  private static final int FEWEST_PIXELS = 200;
  private static final int SMALLEST_SIDE = 8;

  /** Less than this cannot be bent in a way that flow would see. */
  private static final int SMALLEST_BENT = 64;

  /** Where the leak is finer than the photograph it is smoothed first. */
  private static final double FINER = 1.25;

  /** Pixels of the rendition's level for one of the leak at least. */
  private static final double FINE = .6;

  /** Larger parts say enough without being looked at pixel by pixel. */
  private static final long MOST_PIXELS = 4_000_000;

  /** The laid leak and where it lies, at a level's size. */
  private record Laid(
      Base base, int level, int x, int y, Transform fromPart, Plane leak, Plane valid) {

    Plane luma() {
      return base.level(level).luma().part(x, y, valid.width(), valid.height());
    }

    Plane mask() {
      return base.level(level).mask().part(x, y, valid.width(), valid.height());
    }

    Plane[] colours() {
      return base.colours(level, x, y, valid.width(), valid.height());
    }
  }

  /**
   * The residual.
   *
   * @param leak luma
   * @param toLeak from pixels of the rendition to pixels of the leak
   * @return empty when too little of the rendition is covered
   */
  public static Optional<Residual> of(
      Base base, Plane leak, Transform toLeak, int level, Manner manner) {
    return laid(base, leak, toLeak, level).flatMap(laid -> of(laid, manner));
  }

  /**
   * The residual found on the leak's own pixels, and brought back from there.
   *
   * @return empty when too little of the rendition is covered, or the leak is so large that nobody
   *     needs it
   */
  public static Optional<Residual> inLeak(Base base, Plane leak, Transform toLeak) {
    double scale = Math.abs(toLeak.scaleAt(base.width() / 2.0, base.height() / 2.0));
    // Finer than the leak, so that what brought it to its size can be told.
    double finer = Math.floor(Math.log(FINE / scale) / Math.log(2));
    int level = (int) Math.clamp(finer, 0, Base.COARSEST_LEVEL);
    Base.Level at = base.level(level);
    double size = 1 << level;
    Transform fromLevel = toLeak.after(Transform.of(size, 0, 0, 0, size, 0, 0, 0, 1));
    int[] box = FineRegistration.seen(at.luma(), leak, fromLevel);
    int cell = Octaves.COARSEST >> level;
    int x = box[0] / cell * cell;
    int y = box[1] / cell * cell;
    int width = box[0] + box[2] - x;
    int height = box[1] + box[3] - y;
    if (Math.min(box[2], box[3]) < SMALLEST_SIDE || (long) width * height > MOST_PIXELS) {
      return Optional.empty();
    }
    Transform fromPart = fromLevel.after(Transform.of(1, 0, x, 0, 1, y, 0, 0, 1));
    Optional<OwnPixels> own = OwnPixels.of(leak, fromPart, width, height);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Plane mask = at.mask().part(x, y, width, height);
    Grid pattern = Synthesis.pattern(Signs.nobodys(), level, x, y, width, height);
    Plane nobody = product(new Plane(width, height, pattern.values()), mask);
    OwnPixels.Explained told =
        own.get()
            .explained(
                at.luma().part(x, y, width, height),
                base.colours(level, x, y, width, height),
                nobody,
                ColourFit::fitted);
    Transform toTold = Transform.of(1, 0, -told.left(), 0, 1, -told.top(), 0, 0, 1).after(fromPart);
    Plane covered = product(told.score().coverage(toTold, width, height), mask);
    return Optional.of(
        new Residual(
            level,
            grid(product(told.score().seenFrom(toTold, width, height), covered), x, y),
            grid(product(told.nobody().seenFrom(toTold, width, height), covered), x, y)));
  }

  private static Optional<Laid> laid(Base base, Plane leak, Transform toLeak, int level) {
    Base.Level at = base.level(level);
    double size = 1 << level;
    Transform fromLevel = toLeak.after(Transform.of(size, 0, 0, 0, size, 0, 0, 0, 1));
    int[] box = FineRegistration.seen(at.luma(), leak, fromLevel);
    int cell = Octaves.COARSEST >> level;
    int x = box[0] / cell * cell;
    int y = box[1] / cell * cell;
    int width = box[0] + box[2] - x;
    int height = box[1] + box[3] - y;
    if (Math.min(box[2], box[3]) < SMALLEST_SIDE) {
      return Optional.empty();
    }
    Transform fromPart = fromLevel.after(Transform.of(1, 0, x, 0, 1, y, 0, 0, 1));
    double scale = Math.abs(fromPart.scaleAt(width / 2.0, height / 2.0));
    Plane smooth = scale > FINER ? leak.gaussian(.45 * Math.sqrt(scale * scale - 1)) : leak;
    Plane valid = leak.coverage(fromPart, width, height).eroded(3);
    int count = 0;
    for (float v : valid.values()) {
      count += v > 0 ? 1 : 0;
    }
    return count < FEWEST_PIXELS
        ? Optional.empty()
        : Optional.of(new Laid(base, level, x, y, fromPart, smooth, valid));
  }

  private static Optional<Residual> of(Laid laid, Manner manner) {
    Plane valid = laid.valid;
    int width = valid.width();
    int height = valid.height();
    if (manner == Manner.STRAIGHTENED && Math.min(width, height) < SMALLEST_BENT) {
      return Optional.empty();
    }
    Plane seen = laid.leak.seenFrom(laid.fromPart, width, height);
    Plane expected;
    if (manner == Manner.SIMPLE) {
      expected = ColourFit.fittedSimply(laid.luma(), seen, valid);
    } else {
      expected = ColourFit.fitted(laid.colours(), seen, valid);
    }
    if (manner == Manner.STRAIGHTENED) {
      seen = SmoothFlow.between(expected, seen, valid).straightened(laid.leak, laid.fromPart);
    }
    Plane mask = laid.mask();
    Grid pattern = Synthesis.pattern(Signs.nobodys(), laid.level, laid.x, laid.y, width, height);
    Plane nobody = product(new Plane(width, height, pattern.values()), mask);
    Whitened whitened =
        new Whitening(expected, seen, valid, manner == Manner.SIMPLE).applied(nobody);
    return Optional.of(
        new Residual(
            laid.level,
            grid(product(whitened.found(), mask), laid.x, laid.y),
            grid(product(whitened.nobody(), mask), laid.x, laid.y)));
  }

  private static Grid grid(Plane plane, int x, int y) {
    return new Grid(x, y, plane.width(), plane.height(), plane.values());
  }

  record Whitened(Plane found, Plane nobody) {}

  static Plane product(Plane a, Plane b) {
    float[] out = new float[a.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a.values()[i] * b.values()[i];
    }
    return new Plane(a.width(), a.height(), out);
  }
}
