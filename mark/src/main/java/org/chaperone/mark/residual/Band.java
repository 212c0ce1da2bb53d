package org.chaperone.mark.residual;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.picture.plane.Plane;

/**
 * Some rows of a plane with those around them that a window reaches: what is worked on band by band
 * needs little memory, however large the plane.
 */
record Band(int from, int end, int first, int last) {

  private static final int PIXELS = 1 << 20;
  private static final int LEAST_ROWS = 64;

  /** Bands of planes of this size. */
  static List<Band> of(Plane plane, int window) {
    int rows = Math.max(LEAST_ROWS, PIXELS / plane.width());
    // Boxes look half a window up and down, and never beyond the plane's own edge.
    int reach = window;
    List<Band> out = new ArrayList<>();
    for (int from = 0; from < plane.height(); from += rows) {
      int end = Math.min(plane.height(), from + rows);
      out.add(
          new Band(from, end, Math.max(0, from - reach), Math.min(plane.height(), end + reach)));
    }
    return out;
  }

  /** The rows of a plane, and those around them. */
  Plane of(Plane plane) {
    return first == 0 && last == plane.height()
        ? plane
        : plane.part(0, first, plane.width(), last - first);
  }

  /** Puts what was made of the rows, with those around them, where they belong. */
  void put(float[] made, Plane to) {
    int w = to.width();
    System.arraycopy(made, (from - first) * w, to.values(), from * w, (end - from) * w);
  }
}
