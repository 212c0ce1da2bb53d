package org.chaperone.bench.attack;

import java.util.Arrays;
import org.chaperone.bench.attack.raster.Homography;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;

/** How much a leaked picture resembles a photograph that is warped onto it. */
final class Likeness {

  private Likeness() {}

  static Picture decoded(byte[] file) {
    return switch (new PictureDecoder(50_000_000).decode(file)) {
      case Decoded.Opened opened -> opened.picture();
      case Decoded.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  /** The normalised cross-correlation of luma where the warped photograph covers the leak. */
  static double of(Picture photograph, double[] transform, Picture leak) {
    byte[] white = new byte[photograph.width() * photograph.height() * 3];
    Arrays.fill(white, (byte) 255);
    try (Picture area = Picture.of(photograph.width(), photograph.height(), white);
        Picture mask = area.warped(transform, leak.width(), leak.height(), 0);
        Picture warped = photograph.warped(transform, leak.width(), leak.height(), 0)) {
      return correlation(warped.bgr(), leak.bgr(), mask.bgr());
    }
  }

  /** The same after the warped photograph was moved on the leak. */
  static double moved(Picture photograph, double[] transform, double dx, double dy, Picture leak) {
    double[] t = transform.clone();
    for (int i = 0; i < 3; i++) {
      t[i] += dx * t[6 + i];
      t[3 + i] += dy * t[6 + i];
    }
    return of(photograph, t, leak);
  }

  private static double correlation(byte[] a, byte[] b, byte[] mask) {
    double n = 0;
    double[] sums = new double[5];
    for (int i = 0; i < mask.length; i += 3) {
      if ((mask[i] & 255) == 255) {
        double x = (a[i] & 255) + 2 * (a[i + 1] & 255) + (a[i + 2] & 255);
        double y = (b[i] & 255) + 2 * (b[i + 1] & 255) + (b[i + 2] & 255);
        n++;
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += y * y;
        sums[4] += x * y;
      }
    }
    double covariance = sums[4] - sums[0] * sums[1] / n;
    double varianceX = sums[2] - sums[0] * sums[0] / n;
    double varianceY = sums[3] - sums[1] * sums[1] / n;
    return covariance / Math.sqrt(varianceX * varianceY);
  }

  /** The farthest that two transforms put a point of the photograph from each other. */
  static double distance(double[] one, double[] other, int width, int height) {
    double farthest = 0;
    for (int i = 0; i < 4; i++) {
      double x = i % 2 * (width - 1);
      double y = i / 2 * (height - 1);
      double dx = at(one, 0, x, y) - at(other, 0, x, y);
      double dy = at(one, 3, x, y) - at(other, 3, x, y);
      farthest = Math.max(farthest, Math.hypot(dx, dy));
    }
    return farthest;
  }

  static double distance(Homography one, Homography other, int width, int height) {
    return distance(one.numbers(), other.numbers(), width, height);
  }

  private static double at(double[] h, int row, double x, double y) {
    return (h[row] * x + h[row + 1] * y + h[row + 2]) / (h[6] * x + h[7] * y + h[8]);
  }
}
