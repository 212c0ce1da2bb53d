package org.chaperone.mark.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class SynthesisTest {

  private static byte[] key(long seed) {
    byte[] key = new byte[32];
    new Random(seed).nextBytes(key);
    return key;
  }

  private static Signs signs(long seed) {
    return Signs.of(key(seed));
  }

  @Test
  void aPatternHasRootMeanSquareOne() {
    double sum = 0;
    for (int seed = 0; seed < 8; seed++) {
      for (float v : Synthesis.pattern(signs(seed), 0, 0, 0, 512, 512).values()) {
        sum += v * v;
      }
    }
    assertEquals(1, Math.sqrt(sum / (8 * 512 * 512)), .02);
  }

  @Test
  void partsAreCutFromOneEndlessPattern() {
    Grid whole = Synthesis.pattern(signs(1), 0, -40, 13, 300, 200);
    Grid part = Synthesis.pattern(signs(1), 0, 77, 58, 101, 67);
    for (int y = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++) {
        int at = (part.y() + y - whole.y()) * whole.width() + part.x() + x - whole.x();
        assertEquals(whole.values()[at], part.values()[y * part.width() + x], 1e-5);
      }
    }
  }

  /**
   * Else the correlation of cells would not be the correlation of pixels. The pixels end before the
   * grid does: cells beside a part reach into it, and analysis leaves those out.
   */
  @Test
  void analysisIsTheAdjointOfSynthesis() {
    int width = 1000;
    int height = 900;
    int margin = 350;
    Random random = new Random(3);
    for (int level = 0; level < 3; level++) {
      Grid pixels = Grid.empty(64 >> level, 128 >> level, width, height);
      for (int y = margin; y < height - margin; y++) {
        for (int x = margin; x < width - margin; x++) {
          pixels.values()[y * width + x] = (float) random.nextGaussian();
        }
      }
      Signs signs = signs(level);
      Grid pattern = Synthesis.pattern(signs, level, pixels.x(), pixels.y(), width, height);
      double wanted = 0;
      for (int i = 0; i < pattern.values().length; i++) {
        wanted += pattern.values()[i] * pixels.values()[i];
      }
      double sum = 0;
      List<Grid> octaves = Analysis.coefficients(pixels, level);
      assertEquals(Octaves.COUNT - level, octaves.size());
      for (int k = 0; k < octaves.size(); k++) {
        Grid g = octaves.get(k);
        float[] sign = signs.on(level + k, g.x(), g.y(), g.width(), g.height()).values();
        for (int i = 0; i < sign.length; i++) {
          sum += sign[i] * g.values()[i];
        }
      }
      assertEquals(wanted, sum, 1e-3 * (1 + Math.abs(wanted)));
    }
  }

  @Test
  void aPlaceDecidesItsSignsWhereverTheyAreAskedFrom() {
    Grid whole = signs(4).on(2, -37, 51, 120, 40);
    for (int x = -37; x < -20; x++) {
      for (int width : new int[] {1, 7, 8, 30}) {
        Grid part = signs(4).on(2, x, 55, width, 20);
        for (int row = 55; row < 75; row++) {
          assertArrayEquals(
              Arrays.copyOfRange(
                  whole.values(), whole.start(row) + x + 37, whole.start(row) + x + 37 + width),
              Arrays.copyOfRange(part.values(), part.start(row), part.start(row) + width));
        }
      }
    }
  }

  /** Whoever reads the format's description must come to the same signs. */
  @Test
  void aSignIsTheBitThatTheFormatSays() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key(9), "HmacSHA256"));
    byte[] stream = mac.doFinal("chaperone mark signs".getBytes(StandardCharsets.US_ASCII));
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(stream, "AES"));
    Grid cells = signs(9).on(3, -20, -20, 40, 40);
    for (int y = -20; y < 20; y++) {
      for (int x = -20; x < 20; x++) {
        ByteBuffer counter = ByteBuffer.allocate(16);
        counter.putLong(y >> 3).putLong(x >> 4).put(0, (byte) 3);
        ByteBuffer words = ByteBuffer.wrap(aes.update(counter.array()));
        long word = words.getLong(((x >> 3) & 1) * Long.BYTES);
        float sign = ((word >>> ((y & 7) * 8 + (x & 7))) & 1) == 0 ? 1 : -1;
        assertEquals(sign, cells.values()[cells.start(y) + x + 20]);
      }
    }
  }

  @Test
  void keysAreAddedByTheirWeights() {
    float[] both = Signs.of(key(1), .5f, key(2), -3).on(0, 5, 5, 50, 9).values();
    float[] first = signs(1).on(0, 5, 5, 50, 9).values();
    float[] second = signs(2).on(0, 5, 5, 50, 9).values();
    for (int i = 0; i < both.length; i++) {
      assertEquals(.5f * first[i] - 3 * second[i], both[i]);
    }
  }

  @Test
  void octavesAndKeysAreUncorrelated() {
    int side = 256;
    float[][] grids = new float[6][];
    for (int i = 0; i < grids.length; i++) {
      grids[i] = signs(i / 3).on(i % 3, 0, 0, side, side).values();
    }
    for (int i = 0; i < grids.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < side * side; k++) {
          sum += grids[i][k] * grids[j][k];
        }
        double z = sum / side;
        assertTrue(i == j ? z == side : Math.abs(z) < 5, () -> "" + z);
      }
    }
  }
}
