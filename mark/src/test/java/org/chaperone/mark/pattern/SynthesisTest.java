package org.chaperone.mark.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SynthesisTest {

  private static byte[] key(long seed) {
    byte[] key = new byte[32];
    new Random(seed).nextBytes(key);
    return key;
  }

  private static Signs signs(long seed) {
    return new Signs(new float[] {1}, key(seed));
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
    Keystream stream = new Keystream(key(4), 2);
    long[] row = stream.words(7, -5, 12);
    for (int i = 0; i < row.length; i++) {
      assertEquals(row[i], stream.words(7, -5 + i, 1)[0]);
    }
    long[] pairs = stream.words(new Pairs(new long[] {7, 7, 8}, new long[] {-2, 1, 1}).counters());
    assertEquals(row[1], pairs[0]);
    assertEquals(row[2], pairs[1]);
    assertEquals(row[7], pairs[2]);
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
