package org.chaperone.bench.attack;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Raster;

/** Sensor noise, fast: Gaussian numbers are drawn from a table. */
final class Grain {

  private static final float[] GAUSSIAN = new float[1 << 16];

  static {
    var random = new SplittableRandom(1);
    for (int i = 0; i < GAUSSIAN.length; i++) {
      GAUSSIAN[i] = (float) random.nextGaussian();
    }
  }

  private Grain() {}

  /**
   * Adds noise to every channel of every pixel.
   *
   * @param deviation in grey levels at white; dark pixels get down to half of it, as photons have
   *     it
   */
  static void add(Raster raster, double deviation, RandomGenerator random) {
    byte[] bgr = raster.bgr();
    float[] scale = new float[256];
    for (int i = 0; i < 256; i++) {
      scale[i] = (float) (deviation * Math.sqrt(0.25 + 0.75 * i / 255));
    }
    long state = random.nextLong() | 1;
    for (int i = 0; i < bgr.length; i += 3) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      for (int c = 0; c < 3; c++) {
        int value = bgr[i + c] & 255;
        float noise = GAUSSIAN[(int) (state >>> (16 * c)) & 0xffff] * scale[value];
        bgr[i + c] = (byte) Math.clamp(Math.round(value + noise), 0, 255);
      }
    }
  }

  /** Turns a share of the pixels black or white. */
  static void saltAndPepper(Raster raster, double share, RandomGenerator random) {
    int pixels = raster.width() * raster.height();
    for (int i = 0; i < share * pixels; i++) {
      int at = random.nextInt(pixels);
      raster.rectangle(
          at % raster.width(), at / raster.width(), 1, 1, random.nextBoolean() ? 0xffffff : 0);
    }
  }
}
