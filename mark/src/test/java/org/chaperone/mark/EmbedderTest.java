package org.chaperone.mark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Similarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        double psnr = Similarity.psnr(picture, marked);
        assertTrue(psnr >= strength.decibels(), () -> "" + psnr);
        double ssim = Similarity.ssim(picture, marked);
        assertTrue(ssim >= strength.similarity(), () -> "" + ssim);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aMaskIsReadAsItWasWritten(Picture picture) {
    Mask mask = Mask.of(picture);
    assertArrayEquals(mask.bytes(), Mask.read(mask.bytes()).bytes());
  }

  @Test
  void aMaskThatIsBrokenIsRefused() {
    byte[] bytes = Mask.of(noise()).bytes();
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> Mask.read(cut));
    }
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(40)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertTrue(Mask.read(broken).width() > 0);
      } catch (IllegalArgumentException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("these bytes are no mask"));
      }
    }
  }

  @Test
  void partsOfOneViewFitTogether() {
    try (Picture whole = noise()) {
      Mask mask = Mask.of(whole);
      try (Picture marked = Embedder.embedPart(whole, 0, 0, mask, key(7), Strength.STANDARD);
          Picture part = whole.cropped(110, 60, 90, 70);
          Picture markedPart = Embedder.embedPart(part, 110, 60, mask, key(7), Strength.STANDARD);
          Picture cut = marked.cropped(110, 60, 90, 70)) {
        assertArrayEquals(cut.bgr(), markedPart.bgr());
      }
    }
  }
}
