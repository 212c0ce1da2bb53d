package org.chaperone.bench.mark.leak;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.chaperone.picture.Picture;

/** Other grey levels, each colour on its own. */
final class Tones {

  private Tones() {}

  static Picture negative(Picture picture) {
    return curve(picture, v -> 255 - v);
  }

  static Picture gamma(Picture picture, double gamma) {
    return curve(picture, v -> 255 * Math.pow(v / 255, gamma));
  }

  static Picture contrast(Picture picture, double factor) {
    return curve(picture, v -> 128 + factor * (v - 128));
  }

  static Picture posterised(Picture picture, int levels) {
    double step = 255.0 / (levels - 1);
    return curve(picture, v -> step * Math.round(v / step));
  }

  static Picture noise(Picture picture, double deviation, RandomGenerator random) {
    byte[] bgr = picture.bgr();
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = rounded((bgr[i] & 255) + deviation * random.nextGaussian());
    }
    return Picture.of(picture.width(), picture.height(), bgr);
  }

  private static Picture curve(Picture picture, DoubleUnaryOperator level) {
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = rounded(level.applyAsDouble(i));
    }
    byte[] bgr = picture.bgr();
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = table[bgr[i] & 255];
    }
    return Picture.of(picture.width(), picture.height(), bgr);
  }

  static byte rounded(double level) {
    return (byte) Math.clamp(Math.round(level), 0, 255);
  }
}
