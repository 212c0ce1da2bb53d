package org.chaperone.drawn.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CurvesTest {
  @Test
  void roundsDownOnBothSidesOfZero() {
    assertEquals(-2, Curves.floor(-1.5f));
    assertEquals(-1, Curves.floor(-1));
    assertEquals(1, Curves.floor(1.9f));
  }

  @Test
  void findsTheArcSineToItsStatedError() {
    for (int k = -100; k <= 100; k++) {
      float t = k / 100f;
      assertEquals(StrictMath.asin(t), Curves.asin(t, Curves.root(1 - t * t)), 1e-4, "at " + t);
    }
  }

  @Test
  void noiseStaysInBoundsAndIsContinuous() {
    Noise noise = new Noise(new Dice(3));
    float before = noise.at(-3, 0.7f);
    for (int k = 1; k <= 6000; k++) {
      float here = noise.at(-3 + k * 0.001f, 0.7f);
      assertTrue(here >= -1 && here <= 1);
      assertEquals(before, here, 0.004, "at " + k);
      before = here;
    }
  }
}
