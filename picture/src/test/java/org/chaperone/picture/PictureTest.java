package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
}
