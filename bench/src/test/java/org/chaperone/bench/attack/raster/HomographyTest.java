package org.chaperone.bench.attack.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HomographyTest {

  private static final double[] SQUARE = {0, 0, 99, 0, 0, 49, 99, 49, 30, 20};

  @Test
  void findsTheMapThatMovedThePoints() {
    var map = Homography.turn(0.3, 1.2, 10, 20, 5, 6).then(Homography.resize(100, 50, 80, 60));
    double[] to = new double[SQUARE.length];
    for (int i = 0; i < to.length; i += 2) {
      to[i] = map.x(SQUARE[i], SQUARE[i + 1]);
      to[i + 1] = map.y(SQUARE[i], SQUARE[i + 1]);
    }
    assertArrayEquals(map.numbers(), Homography.fit(SQUARE, to).numbers(), 1e-6);
  }

  @Test
  void comesBackByItsInverse() {
    var map =
        Homography.fit(
            new double[] {0, 0, 99, 0, 0, 49, 99, 49}, new double[] {3, 4, 90, -5, 7, 60, 110, 70});
    assertEquals(90, map.x(99, 0), 1e-9);
    assertEquals(70, map.y(99, 49), 1e-9);
    assertArrayEquals(Homography.identity().numbers(), map.then(map.inverse()).numbers(), 1e-9);
  }

  @Test
  void resizesFromEdgeToEdge() {
    var half = Homography.resize(100, 100, 50, 50);
    assertEquals(-0.5, half.x(-0.5, 0), 1e-12);
    assertEquals(49.5, half.x(99.5, 0), 1e-12);
  }

  @Test
  void turnsClockwiseAsThePictureIsSeen() {
    var quarter = Homography.turn(Math.PI / 2, 1, 0, 0, 0, 0);
    assertEquals(0, quarter.x(1, 0), 1e-12);
    assertEquals(1, quarter.y(1, 0), 1e-12);
  }
}
