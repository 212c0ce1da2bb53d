package org.chaperone.drawn.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CameraTest {
  @Test
  void givesBackAScreenColourInBlueGreenRedOrder() {
    Canvas canvas = new Canvas(40, 30);
    Colour colour = Colour.screen(0x204060);
    for (int i = 0; i < 1200; i++) {
      canvas.cover(i, 1, colour);
    }
    byte[] bgr = new Camera(Colour.grey(1), 0.2f, 0, 0, 1).develop(canvas);
    assertEquals(0x60, bgr[0] & 255, 10);
    assertEquals(0x40, bgr[1] & 255, 10);
    assertEquals(0x20, bgr[2] & 255, 10);
    assertTrue((bgr[0] & 255) > (bgr[1] & 255) && (bgr[1] & 255) > (bgr[2] & 255));
  }

  @Test
  void addsNoiseOfTheStrengthAsked() {
    Canvas canvas = new Canvas(100, 100);
    Arrays.fill(canvas.green(), 0.21f);
    byte[] bgr = new Camera(Colour.grey(1), 0, 0, 3, 1).develop(canvas);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 10_000; i++) {
      int level = bgr[i * 3 + 1] & 255;
      sum += level;
      squares += level * level;
    }
    double spread = Math.sqrt(squares / 10_000 - sum / 10_000 * sum / 10_000);
    assertEquals(3, spread, 0.8);
  }

  @Test
  void darkensCornersOnly() {
    Canvas canvas = new Canvas(101, 101);
    Arrays.fill(canvas.red(), 0.5f);
    byte[] bgr = new Camera(Colour.grey(1), 0, 0.5f, 0, 1).develop(canvas);
    int middle = bgr[(50 * 101 + 50) * 3 + 2] & 255;
    int corner = bgr[2] & 255;
    assertTrue(corner < middle * 0.85, corner + " in the corner, " + middle + " in the middle");
  }
}
