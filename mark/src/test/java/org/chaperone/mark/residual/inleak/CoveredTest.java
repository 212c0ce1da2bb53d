package org.chaperone.mark.residual.inleak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.chaperone.picture.plane.Plane;
import org.junit.jupiter.api.Test;

final class CoveredTest {

  private static final int WIDTH = 120;
  private static final int HEIGHT = 80;
  private static final int BAR = 30;
  private static final int BAR_END = 42;

  /** Rows beside the bar that compression would have smeared it over. */
  private static final int NEAR = 3;

  private static Plane photograph() {
    Plane out = Plane.empty(WIDTH, HEIGHT);
    for (int y = 0, i = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++, i++) {
        out.values()[i] = (float) (120 + 60 * Math.sin(x / 9.0) * Math.cos(y / 7.0));
      }
    }
    return out;
  }

  private static Plane leaked(double noise) {
    Random random = new Random(4);
    Plane out = photograph();
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] += (float) (noise * random.nextGaussian());
    }
    return out;
  }

  private static Plane everywhere() {
    Plane out = Plane.empty(WIDTH, HEIGHT);
    Arrays.fill(out.values(), 1);
    return out;
  }

  private static double share(Plane seen, int fromRow, int endRow) {
    double sum = 0;
    for (int i = fromRow * WIDTH; i < endRow * WIDTH; i++) {
      sum += seen.values()[i];
    }
    return sum / WIDTH / (endRow - fromRow);
  }

  @Test
  void aBarIsAndThePhotographBesideItIsNot() {
    Plane leak = leaked(4);
    Arrays.fill(leak.values(), BAR * WIDTH, BAR_END * WIDTH, 0);
    Plane seen = Covered.not(photograph(), leak, everywhere());
    assertEquals(0, share(seen, BAR - NEAR, BAR_END + NEAR), .05);
    assertTrue(share(seen, 2, BAR - 6) > .97);
    assertTrue(share(seen, BAR_END + 6, HEIGHT - 2) > .97);
  }

  /** Nor is noise, however loud, as long as it is so everywhere. */
  @Test
  void noiseIsNot() {
    Plane seen = Covered.not(photograph(), leaked(60), everywhere());
    assertTrue(share(seen, 2, HEIGHT - 2) > .97);
  }

  @Test
  void whereNothingCouldBeSeenNothingIs() {
    Plane nowhere = Plane.empty(WIDTH, HEIGHT);
    assertEquals(0, share(Covered.not(photograph(), leaked(4), nowhere), 0, HEIGHT));
  }
}
