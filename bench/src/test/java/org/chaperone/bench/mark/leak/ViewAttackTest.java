package org.chaperone.bench.mark.leak;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chaperone.bench.mark.Textures;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ViewAttackTest {

  private static List<byte[]> leaks(ViewAttack attack, Picture served) throws IOException {
    return attack.leaks(served, new SplittableRandom(3));
  }

  @ParameterizedTest
  @EnumSource
  void makesTheSamePictureAgain(ViewAttack attack) throws IOException {
    assumeTrue(attack.isPossible(), "heif-enc is not installed");
    try (Picture whole = Textures.picture(1);
        Picture served = whole.fitting(300)) {
      List<byte[]> leaks = leaks(attack, served);
      assertFalse(leaks.isEmpty());
      List<byte[]> again = leaks(attack, served);
      for (int i = 0; i < leaks.size(); i++) {
        try (Picture one = Recoding.opened(leaks.get(i));
            Picture other = Recoding.opened(again.get(i))) {
          assertTrue(one.sameAs(other));
          assertEquals(attack == ViewAttack.SERVED, one.sameAs(served));
        }
      }
    }
  }

  @Test
  void takesPiecesOfTexturedPlacesOnly() throws IOException {
    byte[] bgr = new byte[3 * 300 * 200];
    Arrays.fill(bgr, (byte) 90);
    try (Picture flat = Picture.of(300, 200, bgr);
        Picture texture = Textures.picture(1)) {
      assertEquals(0, leaks(ViewAttack.PIECE_48, flat).size());
      List<byte[]> pieces = leaks(ViewAttack.PIECE_48, texture);
      assertEquals(Pieces.MOST, pieces.size());
      for (byte[] piece : pieces) {
        try (Picture picture = Recoding.opened(piece)) {
          assertEquals(48, picture.width());
          assertEquals(48, picture.height());
          assertTrue(Pieces.deviation(picture) >= Pieces.TEXTURE);
        }
      }
    }
  }

  @Test
  void bendsByAFewPixels() {
    byte[] bgr = new byte[3 * 600 * 400];
    for (int i = 0; i < bgr.length; i++) {
      // Where a pixel came from can be read from its colour: x / 3 in blue, y / 2 in green.
      int at = i / 3;
      bgr[i] = (byte) (i % 3 == 0 ? at % 600 / 3 : i % 3 == 1 ? at / 600 / 2 : 0);
    }
    try (Picture picture = Picture.of(600, 400, bgr);
        Picture bent = Bend.of(picture, new SplittableRandom(4))) {
      byte[] out = bent.bgr();
      double squares = 0;
      int n = 0;
      for (int y = 20; y < 380; y++) {
        for (int x = 20; x < 580; x++) {
          int at = 3 * (y * 600 + x);
          double dx = 3 * (out[at] & 255) + 1 - x;
          double dy = 2 * (out[at + 1] & 255) + .5 - y;
          squares += dx * dx + dy * dy;
          n++;
        }
      }
      assertEquals(.0035 * 600, Math.sqrt(squares / n), .8);
    }
  }

  @Test
  void changesTonesAsItSays() {
    byte[] levels = {0, 51, 100, (byte) 128, (byte) 200, (byte) 255};
    try (Picture picture = Picture.of(2, 1, levels);
        Picture negative = Tones.negative(picture);
        Picture contrast = Tones.contrast(picture, 1.5);
        Picture posterised = Tones.posterised(picture, 6)) {
      assertArrayEquals(
          new byte[] {(byte) 255, (byte) 204, (byte) 155, 127, 55, 0}, negative.bgr());
      assertArrayEquals(new byte[] {0, 13, 86, (byte) 128, (byte) 236, (byte) 255}, contrast.bgr());
      assertArrayEquals(
          new byte[] {0, 51, 102, (byte) 153, (byte) 204, (byte) 255}, posterised.bgr());
    }
  }
}
