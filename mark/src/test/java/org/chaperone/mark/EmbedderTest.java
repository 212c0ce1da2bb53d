package org.chaperone.mark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EmbedderTest {

  static Stream<Picture> pictures() {
    DrawnClinic clinic = new DrawnClinic(3, 4);
    return Stream.of(
        flat(0),
        flat(4),
        flat(20),
        flat(128),
        flat(255),
        noise(),
        drawn(clinic.photograph(0)),
        drawn(clinic.photograph(2)));
  }

  private static Picture drawn(DrawnPhotograph p) {
    return Picture.of(p.width(), p.height(), p.bgr());
  }

  static Picture flat(int grey) {
    byte[] bgr = new byte[300 * 200 * 3];
    Arrays.fill(bgr, (byte) grey);
    return Picture.of(300, 200, bgr);
  }

  private static Picture noise() {
    byte[] bgr = new byte[300 * 200 * 3];
    new Random(1).nextBytes(bgr);
    return Picture.of(300, 200, bgr);
  }

  static ViewKey key(long seed) {
    Random random = new Random(seed);
    byte[] account = new byte[ViewKey.BYTES];
    byte[] view = new byte[ViewKey.BYTES];
    random.nextBytes(account);
    random.nextBytes(view);
    return new ViewKey(account, view);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void staysAboveItsRatioAndIsHardlySeen(Picture picture) {
    for (Strength strength : Strength.values()) {
      try (Picture marked = Embedder.embed(picture, Mask.of(picture), key(5), strength)) {
        double psnr = psnr(picture, marked);
        assertTrue(psnr >= strength.decibels(), () -> "" + psnr);
        if (strength == Strength.STANDARD) {
          double ssim = ssim(picture, marked);
          assertTrue(ssim >= .985, () -> "" + ssim);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void octavesAndKeysAreUncorrelated(Part part) {
    int side = 256;
    float[][] grids = new float[6][];
    for (int i = 0; i < 6; i++) {
      grids[i] = new float[side * side];
      key(i / 3).cells(part).addTo(grids[i], i % 3, side, side, 1);
    }
    for (int i = 0; i < grids.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < side * side; k++) {
          sum += grids[i][k] * grids[j][k];
        }
        double z = sum / side;
        if (i == j) {
          assertEquals(side, z);
        } else {
          assertTrue(Math.abs(z) < 5, () -> "" + z);
        }
      }
    }
  }

  @Test
  void aCellsPlaceDecidesItsBitWhateverThePicturesSize() {
    float[] small = new float[40 * 24];
    float[] large = new float[72 * 48];
    key(1).cells(Part.VIEW).addTo(small, 2, 40, 24, 1);
    key(1).cells(Part.VIEW).addTo(large, 2, 72, 48, 1);
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 40; x++) {
        assertEquals(small[y * 40 + x], large[y * 72 + x]);
      }
    }
  }

  @Test
  void aMaskIsReadAsItWasWritten() {
    Mask mask = Mask.of(noise());
    assertArrayEquals(mask.bytes(), Mask.read(mask.bytes()).bytes());
  }

  static double psnr(Picture a, Picture b) {
    byte[] p = a.bgr();
    byte[] q = b.bgr();
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double d = (p[i] & 255) - (q[i] & 255);
      sum += d * d;
    }
    return 10 * Math.log10(255 * 255 / (sum / p.length));
  }

  /** Wang et al., 2004, over luma, Gaussian window of 1.5 pixels. */
  static double ssim(Picture a, Picture b) {
    Plane x = Plane.luma(a);
    Plane y = Plane.luma(b);
    float[] mx = x.gaussian(1.5).values();
    float[] my = y.gaussian(1.5).values();
    float[] xx = product(x, x).gaussian(1.5).values();
    float[] yy = product(y, y).gaussian(1.5).values();
    float[] xy = product(x, y).gaussian(1.5).values();
    double c1 = Math.pow(.01 * 255, 2);
    double c2 = Math.pow(.03 * 255, 2);
    double sum = 0;
    for (int i = 0; i < mx.length; i++) {
      double m = mx[i];
      double n = my[i];
      sum +=
          (2 * m * n + c1)
              * (2 * (xy[i] - m * n) + c2)
              / ((m * m + n * n + c1) * (xx[i] - m * m + yy[i] - n * n + c2));
    }
    return sum / mx.length;
  }

  private static Plane product(Plane a, Plane b) {
    float[] out = new float[a.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a.values()[i] * b.values()[i];
    }
    return new Plane(a.width(), a.height(), out);
  }
}
