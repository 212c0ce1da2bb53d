package org.chaperone.bench.attack;

import org.chaperone.bench.attack.raster.Raster;
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

  /**
   * The normalised cross-correlation of luma where the warped photograph's middle covers the leak.
   *
   * @param middle the share of its width and height that counts
   */
  static double of(Picture photograph, double[] transform, Picture leak, double middle) {
    int width = photograph.width();
    int height = photograph.height();
    Raster white = Raster.plain(width, height, 0);
    int w = (int) (middle * width);
    int h = (int) (middle * height);
    white.rectangle((width - w) / 2, (height - h) / 2, w, h, 0xffffff);
    try (Picture area = white.picture();
        Picture mask = area.warped(transform, leak.width(), leak.height(), 0);
        Picture warped = photograph.warped(transform, leak.width(), leak.height(), 0)) {
      return correlation(warped.bgr(), leak.bgr(), mask.bgr());
    }
  }

  /** The same after the warped photograph was moved on the leak. */
  static double moved(
      Picture photograph, double[] transform, double dx, double dy, Picture leak, double middle) {
    double[] t = transform.clone();
    for (int i = 0; i < 3; i++) {
      t[i] += dx * t[6 + i];
      t[3 + i] += dy * t[6 + i];
    }
    return of(photograph, t, leak, middle);
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
}
