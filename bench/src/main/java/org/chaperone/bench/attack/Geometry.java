package org.chaperone.bench.attack;

import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Homography;

/** Attacks that move pixels. */
final class Geometry {

  private Geometry() {}

  static Draft scaled(Draft draft, double scaleX, double scaleY) {
    return draft.resized(
        Math.max(8, (int) Math.round(draft.width() * scaleX)),
        Math.max(8, (int) Math.round(draft.height() * scaleY)));
  }

  /** One side stretched or shrunk so that the aspect changes by a fifth to a third. */
  static Draft squashed(Draft draft, RandomGenerator random) {
    double factor = random.nextDouble(0.7, 0.8);
    return switch (random.nextInt(4)) {
      case 0 -> scaled(draft, factor, 1);
      case 1 -> scaled(draft, 1, factor);
      case 2 -> scaled(draft, 2 - factor, 1);
      default -> scaled(draft, 1, 2 - factor);
    };
  }

  /** A part of {@code area} of the whole, of another aspect, anywhere, at its own resolution. */
  static Draft cropped(Draft draft, double area, RandomGenerator random) {
    double aspect = Math.exp(random.nextDouble(-0.35, 0.35));
    double w = Math.min(1, Math.sqrt(area * aspect));
    double h = Math.min(1, area / w);
    w = Math.min(1, area / h);
    int width = Math.max(8, (int) Math.round(draft.width() * w));
    int height = Math.max(8, (int) Math.round(draft.height() * h));
    return draft.cropped(
        random.nextInt(draft.width() - width + 1),
        random.nextInt(draft.height() - height + 1),
        width,
        height);
  }

  static Draft mirrored(Draft draft) {
    return draft.moved(draft.raster().through(p -> p.mirrored()), Homography.mirror(draft.width()));
  }

  static Draft quarterTurned(Draft draft, RandomGenerator random) {
    return turned(draft, Math.PI / 2 * random.nextInt(1, 4), true, 0);
  }

  /** Turned by an angle of this range to either side; half of the time without the corners. */
  static Draft turned(Draft draft, double fromDegrees, double toDegrees, RandomGenerator random) {
    double radians = Math.toRadians(random.nextDouble(fromDegrees, toDegrees));
    boolean whole = random.nextBoolean();
    int fill = random.nextInt(3) == 0 ? 255 : 0;
    return turned(draft, random.nextBoolean() ? radians : -radians, whole, fill);
  }

  /**
   * Turned about its centre.
   *
   * @param whole whether all of the draft stays, with filled corners, or only the largest inner
   *     part of the same aspect
   */
  static Draft turned(Draft draft, double radians, boolean whole, int fill) {
    double c = Math.abs(Math.cos(radians));
    double s = Math.abs(Math.sin(radians));
    double w = draft.width();
    double h = draft.height();
    double outerWidth = w * c + h * s;
    double outerHeight = w * s + h * c;
    double inner = Math.min(w / outerWidth, h / outerHeight);
    int width = (int) Math.round(whole ? outerWidth : w * inner);
    int height = (int) Math.round(whole ? outerHeight : h * inner);
    var turn =
        Homography.turn(
            radians, 1, (w - 1) / 2, (h - 1) / 2, (width - 1) / 2.0, (height - 1) / 2.0);
    return draft.warped(turn, width, height, fill);
  }
}
