package org.chaperone.mark;

import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/**
 * Puts marks into renditions: seven octaves of random cells, as strong as the {@link Mask} says,
 * the same in all three colours.
 */
public final class Embedder {

  /** What rounding to whole grey levels adds to the mean square. */
  private static final double ROUNDING = 1.1 / 12;

  private Embedder() {}

  /**
   * A marked copy.
   *
   * @param mask of this rendition
   * @throws IllegalArgumentException when the mask is of another size
   */
  public static Picture embed(Picture rendition, Mask mask, ViewKey key, Strength strength) {
    if (mask.width() != rendition.width() || mask.height() != rendition.height()) {
      throw new IllegalArgumentException("a mask belongs to one rendition and is of its size");
    }
    Plane pattern = pattern(mask, key);
    float gain =
        (float) Math.min(strength.levels(), most(strength) / Octaves.rms(pattern.values()));
    for (int i = 0; i < pattern.values().length; i++) {
      pattern.values()[i] *= gain;
    }
    return pattern.addedTo(rendition);
  }

  /** Root mean square at which a picture keeps its ratio of signal to noise. */
  private static double most(Strength strength) {
    return Math.sqrt(255 * 255 / Math.pow(10, strength.decibels() / 10) - ROUNDING);
  }

  /** Under the mask, before the strength. */
  private static Plane pattern(Mask mask, ViewKey key) {
    int width = Octaves.padded(mask.width());
    int height = Octaves.padded(mask.height());
    Cells account = key.cells(Part.ACCOUNT);
    Cells view = key.cells(Part.VIEW);
    Plane whole =
        Octaves.synthesised(
            (octave, w, h) -> {
              Plane grid = Plane.empty(w, h);
              account.addTo(grid.values(), octave, w, h, Part.ACCOUNT.amplitude());
              view.addTo(grid.values(), octave, w, h, Part.VIEW.amplitude());
              return grid;
            },
            width,
            height,
            0);
    Plane out = mask.plane();
    for (int y = 0; y < out.height(); y++) {
      for (int x = 0; x < out.width(); x++) {
        out.values()[y * out.width() + x] *= whole.values()[y * width + x];
      }
    }
    return out;
  }
}
