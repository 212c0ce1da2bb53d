package org.chaperone.bench.mark.leak;

import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Homography;
import org.chaperone.picture.Picture;

/** Other sizes, parts and angles. */
final class Shapes {

  private static final int LEAST_SIDE = 8;

  private Shapes() {}

  static Picture whole(Picture picture) {
    return picture.cropped(0, 0, picture.width(), picture.height());
  }

  static Picture scaled(Picture picture, double scale) {
    return picture.resized(
        Math.max(LEAST_SIDE, (int) Math.round(picture.width() * scale)),
        Math.max(LEAST_SIDE, (int) Math.round(picture.height() * scale)));
  }

  /** A part of this share of the area and of the same aspect, anywhere. */
  static Picture part(Picture picture, double area, RandomGenerator random) {
    int width = Math.max(LEAST_SIDE, (int) Math.round(picture.width() * Math.sqrt(area)));
    int height = Math.max(LEAST_SIDE, (int) Math.round(picture.height() * Math.sqrt(area)));
    return picture.cropped(
        random.nextInt(picture.width() - width + 1),
        random.nextInt(picture.height() - height + 1),
        width,
        height);
  }

  static Picture croppedHalvedTurned(Picture picture, RandomGenerator random) {
    double radians = Math.toRadians(random.nextDouble(3, 12) * (random.nextBoolean() ? 1 : -1));
    try (Picture part = part(picture, .25, random);
        Picture half = scaled(part, .5)) {
      double x = (half.width() - 1) / 2.0;
      double y = (half.height() - 1) / 2.0;
      Homography turn = Homography.turn(radians, 1, x, y, x, y);
      return half.warped(turn.numbers(), half.width(), half.height(), 0);
    }
  }
}
