package org.chaperone.picture.pdq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdqTest {

  /** At 64 × 64 every sample is a pixel, so turning the picture and its transform must agree. */
  @ParameterizedTest
  @EnumSource
  void derivesTheHashOfTheTurnedPicture(Dihedral dihedral) {
    byte[] noise = noise(64, 64, 1);
    try (Picture upright = Picture.of(64, 64, noise);
        Picture turned = Picture.of(64, 64, turned(noise, dihedral))) {
      assertEquals(Pdq.of(turned).hash(), Pdq.of(upright).hash(dihedral));
      assertEquals(Pdq.of(turned).hash(), Pdq.of(upright).hashes().get(dihedral));
    }
  }

  @Test
  void staysCloseWhenThePictureShrinks() {
    try (Picture large = smooth();
        Picture small = large.resized(150, 110)) {
      int distance = Pdq.of(large).hash().distance(Pdq.of(small).hash());
      assertTrue(distance <= 16, () -> "distance " + distance);
    }
  }

  @Test
  void isFarFromAnotherPicture() {
    try (Picture one = Picture.of(100, 80, noise(100, 80, 1));
        Picture other = Picture.of(100, 80, noise(100, 80, 2))) {
      int distance = Pdq.of(one).hash().distance(Pdq.of(other).hash());
      assertTrue(distance > 80, () -> "distance " + distance);
    }
  }

  @Test
  void saysThatAPlainPictureIsWorthNothing() {
    try (Picture plain = Picture.of(300, 200, new byte[300 * 200 * 3]);
        Picture noise = Picture.of(64, 64, noise(64, 64, 3))) {
      assertEquals(0, Pdq.of(plain).quality());
      assertEquals(100, Pdq.of(noise).quality());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void hashesEvenTheSmallestPictures(int side) {
    try (Picture picture = Picture.of(side, 1, noise(side, 1, 4))) {
      assertEquals(64, Pdq.of(picture).hash().hex().length());
    }
  }

  /** Filtering the whole line twice and then picking is what the description says. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 63, 64, 65, 128, 129, 500, 1004, 1600, 4001})
  void samplesAsTwoPassesOfABoxFilterDo(int length) {
    float[] line = new float[length];
    var random = new Random(length);
    for (int i = 0; i < length; i++) {
      line[i] = random.nextInt(256);
    }
    double[] filtered = boxed(boxed(doubles(line)));
    var sampling = new JaroszSampling(length);
    double[] expected = new double[JaroszSampling.RESULTS];
    double[] actual = new double[JaroszSampling.RESULTS];
    for (int k = 0; k < JaroszSampling.RESULTS; k++) {
      expected[k] = filtered[(int) ((k + 0.5) * length / JaroszSampling.RESULTS)];
      float[] weights = sampling.weights(k);
      for (int i = 0; i < weights.length; i++) {
        actual[k] += (double) line[sampling.start(k) + i] * weights[i];
      }
    }
    assertArrayEquals(expected, actual, 1e-3);
  }

  private static double[] boxed(double[] line) {
    int width = (line.length + 127) / 128;
    int ahead = (width + 2) / 2 - 1;
    int behind = width - 1 - ahead;
    double[] out = new double[line.length];
    for (int i = 0; i < line.length; i++) {
      double sum = 0;
      int count = 0;
      for (int at = i - behind; at <= i + ahead; at++) {
        if (at >= 0 && at < line.length) {
          sum += line[at];
          count++;
        }
      }
      out[i] = sum / count;
    }
    return out;
  }

  private static double[] doubles(float[] line) {
    double[] out = new double[line.length];
    for (int i = 0; i < line.length; i++) {
      out[i] = line[i];
    }
    return out;
  }

  private static byte[] noise(int width, int height, long seed) {
    byte[] bytes = new byte[width * height * 3];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static Picture smooth() {
    int width = 600;
    int height = 440;
    byte[] bgr = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave =
            Math.sin(x * 0.031 + y * 0.012) + Math.cos(x * 0.017 - y * 0.043 + 1) + x * y * 4e-6;
        int at = (y * width + x) * 3;
        bgr[at] = (byte) (120 + 40 * wave);
        bgr[at + 1] = (byte) (110 + 45 * wave);
        bgr[at + 2] = (byte) (130 + 38 * wave);
      }
    }
    return Picture.of(width, height, bgr);
  }

  /** The 64 × 64 picture turned pixel by pixel, by where each new pixel comes from. */
  private static byte[] turned(byte[] bgr, Dihedral dihedral) {
    byte[] out = new byte[bgr.length];
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        int from =
            switch (dihedral) {
              case IDENTITY -> y * 64 + x;
              case ROTATED_90 -> x * 64 + 63 - y;
              case ROTATED_180 -> (63 - y) * 64 + 63 - x;
              case ROTATED_270 -> (63 - x) * 64 + y;
              case FLIPPED_X -> (63 - y) * 64 + x;
              case FLIPPED_Y -> y * 64 + 63 - x;
              case FLIPPED_PLUS_1 -> x * 64 + y;
              case FLIPPED_MINUS_1 -> (63 - x) * 64 + 63 - y;
            };
        System.arraycopy(bgr, from * 3, out, (y * 64 + x) * 3, 3);
      }
    }
    return out;
  }
}
