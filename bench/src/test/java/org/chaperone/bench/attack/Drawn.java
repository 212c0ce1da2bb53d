package org.chaperone.bench.attack;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.picture.Picture;

/** Pictures for the tests: coloured texture at every scale, another one for each seed. */
final class Drawn {

  private record Asked(int width, int height, long seed) {}

  private static final Map<Asked, byte[]> DRAWN = new ConcurrentHashMap<>();

  private Drawn() {}

  static Picture texture(int width, int height, long seed) {
    byte[] pixels = DRAWN.computeIfAbsent(new Asked(width, height, seed), Drawn::drawn);
    return Picture.of(width, height, pixels);
  }

  private static byte[] drawn(Asked asked) {
    int width = asked.width();
    int height = asked.height();
    double[] sum = new double[width * height * 3];
    var random = new SplittableRandom(asked.seed());
    for (int side = 3; side < 200; side *= 2) {
      byte[] noise = new byte[side * side * 3];
      random.nextBytes(noise);
      try (Picture small = Picture.of(side, side, noise);
          Picture grown = small.resized(width, height)) {
        byte[] pixels = grown.bgr();
        for (int i = 0; i < sum.length; i++) {
          // Luma varies more than colour does, as in photographs.
          int shared = (pixels[i / 3 * 3] & 255) - 128;
          sum[i] += (0.5 * shared + 0.2 * ((pixels[i] & 255) - 128)) / Math.pow(side / 3.0, 0.2);
        }
      }
    }
    byte[] pixels = new byte[sum.length];
    for (int i = 0; i < sum.length; i++) {
      pixels[i] = (byte) Math.clamp(Math.round(128 + 0.8 * sum[i]), 0, 255);
    }
    return pixels;
  }
}
