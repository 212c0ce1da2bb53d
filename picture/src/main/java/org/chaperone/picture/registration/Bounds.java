package org.chaperone.picture.registration;

/** An upright box in a picture, in pixels. */
public record Bounds(double left, double top, double right, double bottom) {

  /**
   * The box around some points.
   *
   * @param xy columns and rows in turn, at least one point
   */
  static Bounds of(float[] xy) {
    double left = xy[0];
    double top = xy[1];
    double right = left;
    double bottom = top;
    for (int i = 0; i < xy.length; i += 2) {
      left = Math.min(left, xy[i]);
      right = Math.max(right, xy[i]);
      top = Math.min(top, xy[i + 1]);
      bottom = Math.max(bottom, xy[i + 1]);
    }
    return new Bounds(left, top, right, bottom);
  }

  /** The box around what a transform makes of some points. */
  static Bounds of(float[] xy, Transform transform) {
    float[] there = new float[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      double[] p = transform.apply(xy[i], xy[i + 1]);
      there[i] = (float) p[0];
      there[i + 1] = (float) p[1];
    }
    return of(there);
  }

  Bounds through(Transform transform) {
    float l = (float) left;
    float t = (float) top;
    float r = (float) right;
    float b = (float) bottom;
    return of(new float[] {l, t, r, t, r, b, l, b}, transform);
  }

  private double area() {
    return Math.max(0, right - left) * Math.max(0, bottom - top);
  }

  /** Whether the smaller of the two lies by more than half within the other. */
  public boolean overlaps(Bounds other) {
    Bounds common =
        new Bounds(
            Math.max(left, other.left),
            Math.max(top, other.top),
            Math.min(right, other.right),
            Math.min(bottom, other.bottom));
    return common.area() > .5 * Math.min(area(), other.area());
  }
}
