package org.chaperone.picture.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TransformTest {

  @Test
  void theWayBackUndoesTheWayThere() {
    Transform t = Transform.of(1.2, .3, 5, -.2, .9, 7, .001, -.0005, 1);
    double[] there = t.apply(31, 17);
    assertArrayEquals(new double[] {31, 17}, t.inverse().apply(there[0], there[1]), 1e-9);
  }

  @Test
  void scalingKeepsPixelCentresInPlace() {
    // The left edge of the first pixel is the left edge of the first pixel at any size.
    assertArrayEquals(new double[] {-.5, -.5}, Transform.scaling(.25, 4).apply(-.5, -.5), 1e-12);
  }

  @Test
  void theSecondIsAppliedAfterTheFirst() {
    Transform shift = Transform.of(1, 0, 10, 0, 1, 0, 0, 0, 1);
    Transform twice = Transform.of(2, 0, 0, 0, 2, 0, 0, 0, 1);
    assertArrayEquals(new double[] {22, 2}, twice.after(shift).apply(1, 1), 1e-12);
  }

  @Test
  void aMirrorHasNegativeScale() {
    assertEquals(-1, Transform.mirror(100).scaleAt(50, 50), 1e-12);
    assertEquals(3, Transform.scaling(3, 3).scaleAt(5, 5), 1e-12);
  }

  @Test
  void whatFlattensThePlaneHasNoWayBack() {
    assertThrows(
        ArithmeticException.class, () -> Transform.of(1, 1, 0, 1, 1, 0, 0, 0, 1).inverse());
  }
}
