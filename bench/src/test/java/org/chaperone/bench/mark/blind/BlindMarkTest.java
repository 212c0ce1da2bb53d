package org.chaperone.bench.mark.blind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.chaperone.bench.mark.Textures;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.bench.report.Fidelity;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;

final class BlindMarkTest {

  private static final long MESSAGE = 0x0123_4567_89ab_cdefL;

  @Test
  void readsItsMessageAfterCompressionAndNothingAfterMirroring() {
    try (Picture picture = Textures.picture(2)) {
      BlindMark blind = new BlindMark(7, picture.width(), picture.height());
      BlindMark.Marked marked = blind.embed(picture, MESSAGE, 42);
      try (Picture at = marked.picture();
          Picture compressed = Recoding.jpeg(at, 85);
          Picture mirrored = at.mirrored()) {
        assertEquals(MESSAGE, blind.read(at, marked.amplitude()));
        assertEquals(MESSAGE, blind.read(compressed, marked.amplitude()));
        assertTrue(BlindMark.alike(MESSAGE, blind.read(mirrored, marked.amplitude())) < 52);
        BlindMark stranger = new BlindMark(8, picture.width(), picture.height());
        assertTrue(BlindMark.alike(MESSAGE, stranger.read(at, marked.amplitude())) < 52);
      }
    }
  }

  @Test
  void isAsStrongAsItIsAskedToBe() {
    try (Picture picture = Textures.picture(3)) {
      BlindMark blind = new BlindMark(7, picture.width(), picture.height());
      for (double wanted : new double[] {40, 44, 50}) {
        try (Picture marked = blind.embed(picture, MESSAGE, wanted).picture()) {
          assertEquals(wanted, Fidelity.psnr(picture, marked), .1);
        }
      }
    }
  }

  @Test
  void transformsThereAndBackAndKeepsLengths() {
    Random random = new Random(1);
    double[] pixels = random.doubles(64, -1, 1).toArray();
    double[] there = BlockDct.forward(pixels);
    assertArrayEquals(pixels, BlockDct.back(there), 1e-12);
    double before = 0;
    double after = 0;
    for (int i = 0; i < 64; i++) {
      before += pixels[i] * pixels[i];
      after += there[i] * there[i];
    }
    assertEquals(before, after, 1e-12);
  }
}
