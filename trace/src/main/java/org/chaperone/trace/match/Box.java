package org.chaperone.trace.match;

import org.chaperone.picture.registration.Transform;

/**
 * The part of a leaked picture that a photograph covers, as an upright box in pixels, within the
 * leaked picture.
 *
 * @param left at least 0
 * @param top at least 0
 * @param right at most the leaked picture's width
 * @param bottom at most its height
 */
public record Box(double left, double top, double right, double bottom) {

  /** The box around a photograph's corners. */
  static Box of(Transform toLeak, int width, int height, int leakWidth, int leakHeight) {
    double left = leakWidth;
    double top = leakHeight;
    double right = 0;
    double bottom = 0;
    double[][] corners = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    for (double[] corner : corners) {
      double[] p = toLeak.apply(corner[0], corner[1]);
      left = Math.min(left, p[0]);
      top = Math.min(top, p[1]);
      right = Math.max(right, p[0]);
      bottom = Math.max(bottom, p[1]);
    }
    return new Box(
        Math.max(0, left),
        Math.max(0, top),
        Math.min(leakWidth, right),
        Math.min(leakHeight, bottom));
  }

  private double area() {
    return Math.max(0, right - left) * Math.max(0, bottom - top);
  }

  /** Whether the smaller of the two lies by more than half within the other. */
  boolean overlaps(Box other) {
    Box common =
        new Box(
            Math.max(left, other.left),
            Math.max(top, other.top),
            Math.min(right, other.right),
            Math.min(bottom, other.bottom));
    return common.area() > .5 * Math.min(area(), other.area());
  }
}
