package org.chaperone.picture.registration;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;

/**
 * The convex hull of the patches that were found exactly where they belong.
 *
 * @param xy columns and rows of its corners in turn, in pixels of the photograph
 * @param area in pixels
 * @param agreeing share of the patches within it that were found again, 0 to 1: low where the
 *     surroundings stood still and something within them moved
 */
record StillHull(float[] xy, double area, double agreeing) {

  static StillHull of(Tracking t) {
    int still = t.still();
    if (still < 3) {
      return new StillHull(new float[2], 0, 0);
    }
    float[] corners = new float[2 * still];
    int k = 0;
    for (int i = 0; i < t.count(); i++) {
      if (t.isStill(i)) {
        corners[k++] = t.x()[i];
        corners[k++] = t.y()[i];
      }
    }
    try (Mat points = Mats.points(corners);
        Mat hull = new Mat()) {
      opencv_imgproc.convexHull(points, hull);
      int within = 0;
      int agreeing = 0;
      for (int i = 0; i < t.count(); i++) {
        try (Point2f patch = new Point2f(t.x()[i], t.y()[i])) {
          if (opencv_imgproc.pointPolygonTest(hull, patch, false) >= 0) {
            within++;
            agreeing += t.agrees(i) ? 1 : 0;
          }
        }
      }
      return new StillHull(
          Mats.floats(hull, 2 * hull.rows()),
          opencv_imgproc.contourArea(hull),
          (double) agreeing / Math.max(1, within));
    }
  }
}
