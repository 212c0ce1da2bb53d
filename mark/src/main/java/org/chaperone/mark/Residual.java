package org.chaperone.mark;

import java.util.Optional;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.FineRegistration;
import org.chaperone.picture.registration.Transform;

/**
 * What a leak holds beyond its photograph, whitened: mark and noise.
 *
 * @param level of the pyramid, at whose size the planes are, padded
 * @param found under the mask, ready to be correlated
 * @param nobody what a mark of nobody's would look like after the same treatment: which octaves are
 *     worth how much, without looking at any key
 */
record Residual(int level, Plane found, Plane nobody) {

  private static final int FEWEST_PIXELS = 200;
  private static final int SMALLEST_SIDE = 8;

  /** Where the leak is finer than the photograph it is smoothed first. */
  private static final double FINER = 1.25;

  /**
   * The residual.
   *
   * @param toLeak from pixels of the rendition to pixels of the leak
   * @param simply gain and offset alone, no filter: for small pieces
   * @return empty when too little of the rendition is covered
   */
  static Optional<Residual> of(Base base, Plane leak, Transform toLeak, int level, boolean simply) {
    Base.Level at = base.level(level);
    double size = 1 << level;
    Transform fromLevel = toLeak.after(Transform.of(size, 0, 0, 0, size, 0, 0, 0, 1));
    int[] box = FineRegistration.seen(at.luma(), leak, fromLevel);
    int x = box[0] / Octaves.COARSEST * Octaves.COARSEST;
    int y = box[1] / Octaves.COARSEST * Octaves.COARSEST;
    int width = box[0] + box[2] - x;
    int height = box[1] + box[3] - y;
    if (Math.min(box[2], box[3]) < SMALLEST_SIDE) {
      return Optional.empty();
    }
    Transform fromPart = fromLevel.after(Transform.of(1, 0, x, 0, 1, y, 0, 0, 1));
    double scale = Math.abs(fromPart.scaleAt(width / 2.0, height / 2.0));
    Plane smooth = scale > FINER ? leak.gaussian(.45 * Math.sqrt(scale * scale - 1)) : leak;
    Plane laid = smooth.seenFrom(fromPart, width, height);
    Plane valid = leak.coverage(fromPart, width, height).eroded(3);
    int count = 0;
    for (float v : valid.values()) {
      count += v > 0 ? 1 : 0;
    }
    if (count < FEWEST_PIXELS) {
      return Optional.empty();
    }
    Plane[] colours = new Plane[3];
    for (int c = 0; c < 3; c++) {
      colours[c] = at.colours()[c].part(x, y, width, height);
    }
    Plane luma = at.luma().part(x, y, width, height);
    Plane mask = at.mask().part(x, y, width, height);
    Plane nobody = product(at.nobody().part(x, y, width, height), mask);
    Plane expected =
        simply ? ColourFit.fittedSimply(luma, laid, valid) : ColourFit.fitted(colours, laid, valid);
    Whitened whitened = new Whitening(expected, laid, valid, simply).applied(nobody);
    return Optional.of(
        new Residual(
            level,
            placed(base, level, product(whitened.found(), mask), x, y),
            placed(base, level, product(whitened.nobody(), mask), x, y)));
  }

  record Whitened(Plane found, Plane nobody) {}

  static Plane product(Plane a, Plane b) {
    float[] out = new float[a.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a.values()[i] * b.values()[i];
    }
    return new Plane(a.width(), a.height(), out);
  }

  private static Plane placed(Base base, int level, Plane part, int x, int y) {
    Plane whole = Plane.empty(base.paddedWidth() >> level, base.paddedHeight() >> level);
    for (int row = 0; row < part.height() && y + row < whole.height(); row++) {
      System.arraycopy(
          part.values(),
          row * part.width(),
          whole.values(),
          (y + row) * whole.width() + x,
          Math.min(part.width(), whole.width() - x));
    }
    return whole;
  }
}
