package org.chaperone.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chaperone.picture.registration.Transform;
import org.junit.jupiter.api.Test;

class RegionTest {

  @Test
  void findsNoErrorInTheTruth() {
    Transform truth = Transform.of(.7, -.2, 30, .2, .7, 10, 1e-5, 2e-5, 1);
    assertEquals(0, Region.error(truth, truth, 640, 480, 500, 400), 1e-9);
  }

  @Test
  void givesAShiftAsAShareOfTheDiagonal() {
    Transform shifted = Transform.of(1, 0, 3, 0, 1, 4, 0, 0, 1);
    assertEquals(5.0 / 500, Region.error(Transform.identity(), shifted, 400, 300, 400, 300), 1e-9);
  }

  @Test
  void looksOnlyAtThePartThatIsShown() {
    // The leaked picture is the photograph's first tenth; found is right there and wrong far off.
    Transform found = Transform.of(1.01, 0, 0, 0, 1, 0, 0, 0, 1);
    double error = Region.error(Transform.identity(), found, 4000, 3000, 400, 300);
    // Two of the four corners are off by one hundredth of 400 pixels.
    assertEquals(2.0 / 500, error, 2e-4);
  }

  @Test
  void countsEachCornerOfAPhotographInsideALeak() {
    Transform truth = Transform.of(.5, 0, 100, 0, .5, 50, 0, 0, 1);
    Transform found = Transform.of(.5, 0, 103, 0, .5, 54, 0, 0, 1);
    assertEquals(5 / Math.hypot(600, 800), Region.error(truth, found, 400, 300, 600, 800), 1e-9);
  }
}
