package org.chaperone.bench.match;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.picture.registration.Transform;

/** Where a photograph lies in a leaked picture, and how far off an answer about that is. */
final class Region {

  private Region() {}

  private record Point(double x, double y) {}

  /** The part of the plane where a·x + b·y + c is not negative. */
  private record Side(double a, double b, double c) {
    double of(Point p) {
      return a * p.x + b * p.y + c;
    }
  }

  /**
   * How far {@code found} puts the corners of what the leaked picture shows of the photograph from
   * where they are, on average, as a share of the leaked picture's diagonal.
   *
   * @param truth from pixels of the photograph to pixels of the leaked picture, as is {@code found}
   * @param width of the photograph, in pixels
   * @param leakWidth of the leaked picture
   */
  static double error(
      Transform truth, Transform found, int width, int height, int leakWidth, int leakHeight) {
    Transform back = truth.inverse();
    double sum = 0;
    List<Point> corners = shown(truth, width, height, leakWidth, leakHeight);
    for (Point corner : corners) {
      double[] source = back.apply(corner.x, corner.y);
      double[] there = found.apply(source[0], source[1]);
      sum += Math.hypot(there[0] - corner.x, there[1] - corner.y);
    }
    return sum / corners.size() / Math.hypot(leakWidth, leakHeight);
  }

  /** The corners of the photograph in the leaked picture, cut off at its edges. */
  private static List<Point> shown(Transform truth, int w, int h, int leakWidth, int leakHeight) {
    List<Point> corners = new ArrayList<>();
    double[][] own = {{-.5, -.5}, {w - .5, -.5}, {w - .5, h - .5}, {-.5, h - .5}};
    for (double[] c : own) {
      double[] p = truth.apply(c[0], c[1]);
      corners.add(new Point(p[0], p[1]));
    }
    List<Side> sides =
        List.of(
            new Side(1, 0, .5),
            new Side(0, 1, .5),
            new Side(-1, 0, leakWidth - .5),
            new Side(0, -1, leakHeight - .5));
    for (Side side : sides) {
      corners = cut(corners, side);
    }
    return corners;
  }

  /** Clips a polygon to one side of a line (Sutherland and Hodgman, 1974). */
  private static List<Point> cut(List<Point> polygon, Side side) {
    List<Point> out = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Point p = polygon.get(i);
      Point q = polygon.get((i + 1) % polygon.size());
      double dp = side.of(p);
      double dq = side.of(q);
      if (dp >= 0) {
        out.add(p);
      }
      if ((dp >= 0) != (dq >= 0)) {
        double t = dp / (dp - dq);
        out.add(new Point(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)));
      }
    }
    return out;
  }
}
