package org.chaperone.bench.mark.leak;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Homography;
import org.chaperone.picture.Picture;

/**
 * A print, scanned: ink in dots (error diffusion after Floyd and Steinberg, three dots a pixel each
 * way) that spread, ink and paper neither black nor white, the sheet not straight, the lamp not
 * even, the sensor noisy.
 */
final class PrintScan {

  /** What fits on a sheet. */
  private static final int LONGEST_SIDE = 1600;

  private static final int DOTS = 3;
  private static final double SPREAD = 1.6;
  private static final double INK = 22;
  private static final double PAPER = 238;
  private static final double LAMP = .06;
  private static final double NOISE = 2.5;

  private PrintScan() {}

  static Picture of(Picture picture, RandomGenerator random) {
    try (Picture sheet = picture.fitting(LONGEST_SIDE);
        Picture fine = sheet.resized(DOTS * sheet.width(), DOTS * sheet.height());
        Picture dots = dotted(fine);
        Picture spread = dots.blurred(SPREAD)) {
      double scale = random.nextDouble(.85, 1.15);
      int width = (int) (sheet.width() * scale);
      int height = (int) (sheet.height() * scale);
      try (Picture scanned = spread.resized(width, height);
          Picture turned = turned(scanned, Math.toRadians(random.nextDouble(-1.2, 1.2)))) {
        return exposed(turned, random);
      }
    }
  }

  private static Picture turned(Picture picture, double radians) {
    double x = (picture.width() - 1) / 2.0;
    double y = (picture.height() - 1) / 2.0;
    Homography turn = Homography.turn(radians, 1, x, y, x, y);
    return picture.warped(turn.numbers(), picture.width(), picture.height(), 255);
  }

  private static Picture dotted(Picture picture) {
    byte[] bgr = picture.bgr();
    int row = 3 * picture.width();
    // One pixel of margin on both sides, for what is handed on beyond the edge.
    float[] now = new float[row + 6];
    float[] next = new float[row + 6];
    for (int y = 0; y < picture.height(); y++) {
      for (int i = 0; i < row; i++) {
        int at = i + 3;
        float wanted = (bgr[y * row + i] & 255) + now[at];
        int given = wanted < 128 ? 0 : 255;
        float error = wanted - given;
        bgr[y * row + i] = (byte) given;
        now[at + 3] += error * 7 / 16;
        next[at - 3] += error * 3 / 16;
        next[at] += error * 5 / 16;
        next[at + 3] += error / 16;
      }
      float[] done = now;
      now = next;
      next = done;
      Arrays.fill(next, 0);
    }
    return Picture.of(picture.width(), picture.height(), bgr);
  }

  private static Picture exposed(Picture picture, RandomGenerator random) {
    byte[] bgr = picture.bgr();
    double slopeX = random.nextDouble(-LAMP, LAMP) / picture.width();
    double slopeY = random.nextDouble(-LAMP, LAMP) / picture.height();
    double[] tint = {random.nextDouble(.95, 1), random.nextDouble(.97, 1), 1};
    int i = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        double light =
            1 + slopeX * (x - picture.width() / 2.0) + slopeY * (y - picture.height() / 2.0);
        for (int c = 0; c < 3; c++, i++) {
          double level = INK + (PAPER - INK) * (bgr[i] & 255) / 255;
          bgr[i] = Tones.rounded(level * light * tint[c] + NOISE * random.nextGaussian());
        }
      }
    }
    return Picture.of(picture.width(), picture.height(), bgr);
  }
}
