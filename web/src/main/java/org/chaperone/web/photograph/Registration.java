package org.chaperone.web.photograph;

import java.util.Optional;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.registration.RoughRegistration;
import org.chaperone.picture.registration.Transform;

/** Lays one photograph over another of the same place, taken at another time. */
final class Registration {

  private static final long MOST_PIXELS = 4_000_000;

  /** Beyond these the two do not show the same from nearly the same place. */
  private static final double LEAST_SCALE = .4;

  private static final double MOST_SCALE = 2.5;
  private static final double MOST_UNEVEN = 1.6;

  private final PictureDecoder decoder = new PictureDecoder(MOST_PIXELS);

  /**
   * Where points of the earlier one lie in the later one.
   *
   * @param before a JPEG file
   * @param after likewise
   * @return nine numbers, row by row, between unit squares; none when they could not be aligned
   */
  Optional<double[]> of(byte[] before, byte[] after) {
    if (decoder.decode(before) instanceof Decoded.Opened first
        && decoder.decode(after) instanceof Decoded.Opened second) {
      try (Picture a = first.picture();
          Picture b = second.picture()) {
        return RoughRegistration.byFeatures(a, b)
            .map(
                found ->
                    Transform.toUnitSquare(b.width(), b.height())
                        .after(found)
                        .after(Transform.toUnitSquare(a.width(), a.height()).inverse()))
            .filter(Registration::isPlausible)
            .map(Transform::numbers);
      }
    }
    return Optional.empty();
  }

  /** Features of strangers agree by chance, and then the picture is folded or shrunk to nothing. */
  private static boolean isPlausible(Transform transform) {
    double middle = transform.scaleAt(.5, .5);
    boolean isEven = true;
    for (double x = .1; x < 1; x += .8) {
      for (double y = .1; y < 1; y += .8) {
        double there = transform.scaleAt(x, y) / middle;
        isEven &= there > 1 / MOST_UNEVEN && there < MOST_UNEVEN;
      }
    }
    return middle > LEAST_SCALE && middle < MOST_SCALE && isEven;
  }
}
