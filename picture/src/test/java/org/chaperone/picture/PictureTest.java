package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PictureTest {

  private static Picture flat(byte... spots) {
    byte[] bgr = new byte[3 * 30 * 30];
    Arrays.fill(bgr, (byte) 100);
    for (int i = 0; i < spots.length; i++) {
      bgr[3 * (15 * 30 + 5 * i)] = spots[i];
    }
    return Picture.of(30, 30, bgr);
  }

  @Test
  void aMedianForgetsSingleSpots() {
    try (Picture clean = flat();
        Picture spotted = flat((byte) 255, (byte) 0, (byte) 255);
        Picture median = spotted.median(3)) {
      assertArrayEquals(clean.bgr(), median.bgr());
      assertThrows(IllegalArgumentException.class, () -> spotted.median(4));
    }
  }

  @Test
  void denoisingLeavesLessNoise() {
    byte[] bgr = new byte[3 * 64 * 64];
    Random random = new Random(1);
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) (100 + 5 * random.nextGaussian());
    }
    try (Picture noisy = Picture.of(64, 64, bgr);
        Picture denoised = noisy.denoised(10)) {
      assertTrue(deviation(denoised) < deviation(noisy) / 2);
    }
  }

  private static double deviation(Picture picture) {
    double squares = 0;
    for (byte b : picture.bgr()) {
      squares += ((b & 255) - 100.0) * ((b & 255) - 100.0);
    }
    return Math.sqrt(squares / picture.bgr().length);
  }

  @Test
  void raisingAddsTheSameToAllChannelsAndCutsOff() {
    byte[] bgr = new byte[5 * 3 * 3];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) (i * 6);
    }
    float[] levels = {0, 1.2f, -1.2f, 90, -90};
    try (Picture picture = Picture.of(5, 3, bgr);
        Picture raised =
            picture.raised(
                2,
                2,
                (top, rows) -> {
                  float[] out = new float[rows * 5];
                  for (int i = 0; i < out.length; i++) {
                    out[i] = levels[i % 5] + top;
                  }
                  return out;
                })) {
      byte[] got = raised.bgr();
      for (int i = 0; i < bgr.length; i++) {
        int top = i / 15 < 2 ? 0 : 2;
        int added = (int) Math.rint(2 * (levels[i / 3 % 5] + top));
        assertEquals(Math.clamp((bgr[i] & 255) + added, 0, 255), got[i] & 255);
      }
    }
  }
}
