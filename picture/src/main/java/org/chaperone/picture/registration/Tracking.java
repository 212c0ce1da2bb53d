package org.chaperone.picture.registration;

import java.util.Optional;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.jspecify.annotations.Nullable;

/**
 * Where textured patches of a photograph were found in the leaked picture laid over it.
 *
 * @param toPhoto how the leaked picture was laid over
 * @param covered share of the photograph that the leaked picture covers, 0 to 1
 * @param x column of each patch's centre in the photograph, in pixels
 * @param y row
 * @param dx how far to the right of that place it was found, in pixels
 * @param dy how far below
 * @param inPlace correlation with what lies at the same place, −1 to 1
 * @param whereFound correlation with what lies where it was found; 0 where it was lost
 * @param texture how well the patch pins down its place ({@link Patches#texture})
 */
record Tracking(
    Transform toPhoto,
    double covered,
    float[] x,
    float[] y,
    float[] dx,
    float[] dy,
    float[] inPlace,
    float[] whereFound,
    float[] texture) {

  private static final int MOST_PATCHES = 400;
  private static final int SPACING = 6;
  private static final int FEWEST = 8;

  /** Pixels of a patch on every side of its centre. */
  private static final int REACH = 6;

  private static final double ENOUGH_CORRELATION = .7;
  private static final double STILL = .7;

  /**
   * Tracks by Lucas and Kanade's method, pyramidal, forward and back.
   *
   * @param leak grey, as sharp as the photograph
   * @param photograph normalised
   * @param levels of the pyramid beyond the first
   * @param farthest displacement that is believed, in pixels
   * @return null when there is too little texture under the leaked picture
   */
  static @Nullable Tracking of(
      Mat leak, Mat photograph, Transform toPhoto, int levels, double farthest) {
    try (Mat warped = Mats.warped(leak, toPhoto, photograph.cols(), photograph.rows());
        Mat mask = Mats.coverage(leak, toPhoto, photograph.cols(), photograph.rows());
        Mat seen = Mats.normalised(warped);
        Mat points = new Mat();
        Mat there = new Mat();
        Mat back = new Mat();
        Mat statusThere = new Mat();
        Mat statusBack = new Mat();
        Mat error = new Mat();
        TermCriteria until = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 20, .03);
        Size window = new Size(17, 17)) {
      opencv_imgproc.goodFeaturesToTrack(
          photograph, points, MOST_PATCHES, .01, SPACING, mask, 3, false, .04);
      int n = points.rows();
      if (points.empty() || n < FEWEST) {
        return null;
      }
      opencv_video.calcOpticalFlowPyrLK(
          photograph, seen, points, there, statusThere, error, window, levels, until, 0, 1e-4);
      opencv_video.calcOpticalFlowPyrLK(
          seen, photograph, there, back, statusBack, error, window, levels, until, 0, 1e-4);
      return measured(
          toPhoto,
          (double) opencv_core.countNonZero(mask) / mask.total(),
          new Patches(photograph),
          new Patches(seen),
          Mats.floats(points, n * 2),
          Mats.floats(there, n * 2),
          Mats.floats(back, n * 2),
          Mats.bytes(statusThere, n),
          Mats.bytes(statusBack, n),
          farthest);
    }
  }

  private static Tracking measured(
      Transform toPhoto,
      double covered,
      Patches photograph,
      Patches leak,
      float[] from,
      float[] there,
      float[] back,
      byte[] okThere,
      byte[] okBack,
      double farthest) {
    int n = from.length / 2;
    Tracking t =
        new Tracking(
            toPhoto,
            covered,
            new float[n],
            new float[n],
            new float[n],
            new float[n],
            new float[n],
            new float[n],
            new float[n]);
    for (int i = 0; i < n; i++) {
      float x = from[2 * i];
      float y = from[2 * i + 1];
      t.x[i] = x;
      t.y[i] = y;
      t.dx[i] = there[2 * i] - x;
      t.dy[i] = there[2 * i + 1] - y;
      boolean found =
          okThere[i] != 0
              && okBack[i] != 0
              && Math.hypot(back[2 * i] - x, back[2 * i + 1] - y) < .5
              && t.displacement(i) < farthest;
      t.inPlace[i] = photograph.correlation(x, y, leak, x, y, REACH);
      t.whereFound[i] =
          found ? photograph.correlation(x, y, leak, there[2 * i], there[2 * i + 1], REACH) : 0;
      t.texture[i] = found ? photograph.texture(x, y, REACH) : 0;
    }
    return t;
  }

  int count() {
    return x.length;
  }

  /** Whether the patch was found again in the leaked picture. */
  boolean agrees(int i) {
    return whereFound[i] > ENOUGH_CORRELATION;
  }

  boolean isStill(int i) {
    return agrees(i) && displacement(i) < STILL;
  }

  double displacement(int i) {
    return Math.hypot(dx[i], dy[i]);
  }

  int agreeing() {
    int n = 0;
    for (int i = 0; i < count(); i++) {
      n += agrees(i) ? 1 : 0;
    }
    return n;
  }

  int still() {
    int n = 0;
    for (int i = 0; i < count(); i++) {
      n += isStill(i) ? 1 : 0;
    }
    return n;
  }

  /**
   * The map that takes where patches were found back to where they belong; empty when too few
   * agree.
   */
  Optional<Transform> correction() {
    int n = agreeing();
    if (n < FEWEST) {
      return Optional.empty();
    }
    float[] from = new float[n * 2];
    float[] to = new float[n * 2];
    int k = 0;
    for (int i = 0; i < count(); i++) {
      if (agrees(i)) {
        from[k] = x[i] + dx[i];
        to[k++] = x[i];
        from[k] = y[i] + dy[i];
        to[k++] = y[i];
      }
    }
    // Few or crowded points do not carry eight unknowns; an affine fit degrades more gently.
    return n < 2 * FEWEST ? affine(from, to) : homography(from, to);
  }

  private static Optional<Transform> affine(float[] from, float[] to) {
    try (Mat a = Mats.points(from);
        Mat b = Mats.points(to);
        Mat inliers = new Mat();
        Mat h =
            opencv_calib3d.estimateAffine2D(
                a, b, inliers, opencv_calib3d.RANSAC, 1.0, 2000, .999, 10)) {
      if (h == null || h.empty()) {
        return Optional.empty();
      }
      double[] m = Mats.doubles(h, 6);
      return Optional.of(Transform.of(m[0], m[1], m[2], m[3], m[4], m[5], 0, 0, 1));
    }
  }

  private static Optional<Transform> homography(float[] from, float[] to) {
    try (Mat a = Mats.points(from);
        Mat b = Mats.points(to);
        Mat inliers = new Mat();
        Mat h =
            opencv_calib3d.findHomography(
                a, b, opencv_calib3d.USAC_MAGSAC, .8, inliers, 2000, .999)) {
      return h == null || h.empty()
          ? Optional.empty()
          : Optional.of(Transform.of(Mats.doubles(h, 9)));
    }
  }
}
