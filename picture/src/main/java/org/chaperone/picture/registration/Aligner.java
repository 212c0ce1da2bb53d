package org.chaperone.picture.registration;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.jspecify.annotations.Nullable;

/**
 * Lays a leaked picture over a photograph, starting from a rough guess: tracks textured points
 * (pyramidal Lucas and Kanade, forward and back), fits a homography (MAGSAC), and starts again from
 * there until nothing improves.
 */
public final class Aligner {

  private static final int ROUNDS = 4;
  private static final int MOST_POINTS = 400;
  private static final int SPACING = 6;
  private static final int PATCH = 6;
  private static final int MARGIN = 8;

  private final Mat leak;
  private final boolean mirrored;

  /**
   * An aligner for one leaked picture.
   *
   * @param leak grey, 8 bits, mirrored already where {@code mirrored}
   */
  Aligner(Mat leak, boolean mirrored) {
    this.leak = leak;
    this.mirrored = mirrored;
  }

  boolean mirrored() {
    return mirrored;
  }

  private record Round(
      Transform toPhoto,
      float[] px,
      float[] py,
      float[] dx,
      float[] dy,
      float[] before,
      float[] after,
      float[] texture,
      boolean[] tracked) {
    int still() {
      int n = 0;
      for (int i = 0; i < px.length; i++) {
        if (agrees(i) && length(i) < .7) {
          n++;
        }
      }
      return n;
    }

    boolean agrees(int i) {
      return tracked[i] && after[i] > .7;
    }

    double length(int i) {
      return Math.hypot(dx[i], dy[i]);
    }
  }

  /**
   * Lays the leaked picture over a photograph.
   *
   * @param photograph grey, 8 bits
   * @param guess from pixels of the leaked picture to pixels of the photograph
   * @return empty when the guess leads nowhere
   */
  Optional<Alignment> align(Mat photograph, Transform guess) {
    double scale = scaleOverPhotograph(photograph, guess);
    if (!(scale > .02 && scale < 30)) {
      return Optional.empty();
    }
    // The coarser of the two decides the resolution: nothing finer can be compared.
    double shrink = Math.min(1, 1 / scale);
    int width = Math.max(1, (int) Math.round(photograph.cols() * shrink));
    int height = Math.max(1, (int) Math.round(photograph.rows() * shrink));
    if (Math.min(width, height) < 24) {
      return Optional.empty();
    }
    Transform shrinking =
        Transform.scaling((double) width / photograph.cols(), (double) height / photograph.rows());
    @Nullable Round best = null;
    try (Mat small = new Mat();
        Mat smooth = new Mat()) {
      opencv_imgproc.resize(
          photograph, small, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
      if (scale < .6) {
        opencv_imgproc.GaussianBlur(leak, smooth, new Size(0, 0), .45 / scale);
      } else {
        leak.copyTo(smooth);
      }
      try (Mat normal = normalised(small)) {
        Transform toSmall = shrinking.after(guess);
        for (int round = 0; round < ROUNDS; round++) {
          @Nullable Round r =
              round(smooth, normal, toSmall, round == 0 ? 2 : 1, round == 0 ? 16 : 8);
          if (r == null) {
            break;
          }
          if (best == null || r.still() > best.still()) {
            best = r;
          }
          @Nullable Transform step = round == ROUNDS - 1 ? null : refit(r);
          if (step == null) {
            break;
          }
          toSmall = step.after(toSmall);
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    return Optional.of(measure(best, shrinking, scale, (double) width * height));
  }

  /** Pixels of the photograph for one of the leak, around the middle of what the leak covers. */
  private double scaleOverPhotograph(Mat photograph, Transform guess) {
    Transform back;
    try {
      back = guess.inverse();
    } catch (ArithmeticException e) {
      return 0;
    }
    double[] middle = guess.apply(leak.cols() / 2.0, leak.rows() / 2.0);
    double x = Math.max(0, Math.min(photograph.cols(), middle[0]));
    double y = Math.max(0, Math.min(photograph.rows(), middle[1]));
    double scale = back.scaleAt(x, y);
    return scale <= 0 ? 0 : 1 / scale;
  }

  private static @Nullable Round round(
      Mat leak, Mat photograph, Transform toPhoto, int levels, double most) {
    try (Mat warped = warp(leak, toPhoto, photograph.cols(), photograph.rows());
        Mat mask = coverage(leak, toPhoto, photograph.cols(), photograph.rows());
        Mat seen = normalised(warped);
        Mat points = new Mat();
        Mat there = new Mat();
        Mat back = new Mat();
        Mat statusThere = new Mat();
        Mat statusBack = new Mat();
        Mat error = new Mat();
        TermCriteria until = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 20, .03);
        Size window = new Size(17, 17)) {
      opencv_imgproc.goodFeaturesToTrack(
          photograph, points, MOST_POINTS, .01, SPACING, mask, 3, false, .04);
      int n = points.rows();
      if (points.empty() || n < 8) {
        return null;
      }
      opencv_video.calcOpticalFlowPyrLK(
          photograph, seen, points, there, statusThere, error, window, levels, until, 0, 1e-4);
      opencv_video.calcOpticalFlowPyrLK(
          seen, photograph, there, back, statusBack, error, window, levels, until, 0, 1e-4);
      float[] p = floats(points, n * 2);
      float[] q = floats(there, n * 2);
      float[] r = floats(back, n * 2);
      byte[] okThere = bytes(statusThere, n);
      byte[] okBack = bytes(statusBack, n);
      Patches photo = new Patches(photograph);
      Patches leakPatches = new Patches(seen);
      float[] px = new float[n];
      float[] py = new float[n];
      float[] dx = new float[n];
      float[] dy = new float[n];
      float[] before = new float[n];
      float[] after = new float[n];
      float[] texture = new float[n];
      boolean[] tracked = new boolean[n];
      for (int i = 0; i < n; i++) {
        px[i] = p[2 * i];
        py[i] = p[2 * i + 1];
        dx[i] = q[2 * i] - px[i];
        dy[i] = q[2 * i + 1] - py[i];
        double loop = Math.hypot(r[2 * i] - px[i], r[2 * i + 1] - py[i]);
        tracked[i] =
            okThere[i] != 0 && okBack[i] != 0 && loop < .5 && Math.hypot(dx[i], dy[i]) < most;
        before[i] = photo.correlation(px[i], py[i], leakPatches, px[i], py[i], PATCH);
        texture[i] = photo.texture(px[i], py[i], PATCH);
        after[i] =
            tracked[i]
                ? photo.correlation(px[i], py[i], leakPatches, q[2 * i], q[2 * i + 1], PATCH)
                : 0;
      }
      return new Round(toPhoto, px, py, dx, dy, before, after, texture, tracked);
    }
  }

  /**
   * The homography that takes where patches were found back to where they belong; null when too few
   * agree.
   */
  private static @Nullable Transform refit(Round r) {
    int n = 0;
    for (int i = 0; i < r.px.length; i++) {
      if (r.agrees(i)) {
        n++;
      }
    }
    if (n < 8) {
      return null;
    }
    float[] from = new float[n * 2];
    float[] to = new float[n * 2];
    int k = 0;
    for (int i = 0; i < r.px.length; i++) {
      if (r.agrees(i)) {
        from[k] = r.px[i] + r.dx[i];
        to[k++] = r.px[i];
        from[k] = r.py[i] + r.dy[i];
        to[k++] = r.py[i];
      }
    }
    // Few or crowded points do not carry eight unknowns; an affine fit degrades more gently.
    try (Mat a = points(from);
        Mat b = points(to);
        Mat inliers = new Mat()) {
      Mat h;
      if (n < 16) {
        h =
            opencv_calib3d.estimateAffine2D(
                a, b, inliers, opencv_calib3d.RANSAC, 1.0, 2000, .999, 10);
        if (h == null || h.empty()) {
          return null;
        }
        double[] m = doubles(h, 6);
        h.close();
        return Transform.of(m[0], m[1], m[2], m[3], m[4], m[5], 0, 0, 1);
      }
      h = opencv_calib3d.findHomography(a, b, opencv_calib3d.USAC_MAGSAC, .8, inliers, 2000, .999);
      if (h == null || h.empty()) {
        return null;
      }
      double[] m = doubles(h, 9);
      h.close();
      return Transform.of(m);
    }
  }

  private static Alignment measure(Round r, Transform shrinking, double scale, double pixels) {
    int n = r.px.length;
    int agreeing = 0;
    int still = 0;
    int moved = 0;
    int inPlace = 0;
    double sum = 0;
    float[] hull = new float[2 * n];
    for (int i = 0; i < n; i++) {
      sum += r.before[i];
      if (r.before[i] > .6) {
        inPlace++;
      }
      if (r.agrees(i)) {
        agreeing++;
        double d = r.length(i);
        if (d < .7) {
          hull[2 * still] = r.px[i];
          hull[2 * still + 1] = r.py[i];
          still++;
        } else if (d > 1) {
          moved++;
        }
      }
    }
    Drift drift = Drift.of(r.px, r.py, r.dx, r.dy, agreeingOnes(r));
    Transform leakToPhoto = shrinking.inverse().after(r.toPhoto);
    return new Alignment(
        leakToPhoto.inverse(),
        n,
        agreeing,
        still,
        moved,
        drift.typical(),
        drift.most(),
        sum / n,
        (double) inPlace / n,
        still < 3 ? 0 : hullArea(Arrays.copyOf(hull, 2 * still)) / pixels,
        1 / scale);
  }

  private static boolean[] agreeingOnes(Round r) {
    boolean[] out = new boolean[r.px.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = r.agrees(i);
    }
    return out;
  }

  private static double hullArea(float[] points) {
    try (Mat p = points(points);
        Mat hull = new Mat()) {
      opencv_imgproc.convexHull(p, hull);
      return opencv_imgproc.contourArea(hull);
    }
  }

  /**
   * Brightness and contrast taken out locally, so that tone curves, filters and shadows matter
   * less.
   */
  private static Mat normalised(Mat grey) {
    Mat out = new Mat();
    try (Mat f = new Mat();
        Mat mean = new Mat();
        Mat square = new Mat();
        Size none = new Size(0, 0)) {
      grey.convertTo(f, opencv_core.CV_32F);
      opencv_imgproc.GaussianBlur(f, f, none, .8);
      opencv_imgproc.GaussianBlur(f, mean, none, 8);
      opencv_core.subtract(f, mean, f);
      opencv_core.multiply(f, f, square);
      opencv_imgproc.GaussianBlur(square, square, none, 8);
      opencv_core.sqrt(square, square);
      try (Mat floor = new Mat(square.size(), opencv_core.CV_32F, new Scalar(2, 0, 0, 0))) {
        opencv_core.add(square, floor, square);
      }
      opencv_core.divide(f, square, f);
      f.convertTo(out, opencv_core.CV_8U, 40, 128);
    }
    return out;
  }

  private static Mat warp(Mat leak, Transform toPhoto, int width, int height) {
    Mat out = new Mat();
    try (Mat h = matrix(toPhoto)) {
      opencv_imgproc.warpPerspective(
          leak,
          out,
          h,
          new Size(width, height),
          opencv_imgproc.INTER_LINEAR,
          opencv_core.BORDER_REPLICATE,
          new Scalar(0));
    }
    return out;
  }

  private static Mat coverage(Mat leak, Transform toPhoto, int width, int height) {
    Mat out = new Mat();
    try (Mat h = matrix(toPhoto);
        Mat full = new Mat(leak.size(), opencv_core.CV_8U, new Scalar(255));
        Mat element =
            opencv_imgproc.getStructuringElement(
                opencv_imgproc.MORPH_RECT, new Size(MARGIN + 1, MARGIN + 1), new Point(-1, -1))) {
      opencv_imgproc.warpPerspective(
          full,
          out,
          h,
          new Size(width, height),
          opencv_imgproc.INTER_NEAREST,
          opencv_core.BORDER_CONSTANT,
          new Scalar(0));
      opencv_imgproc.erode(out, out, element);
    }
    return out;
  }

  private static Mat matrix(Transform t) {
    Mat h = new Mat(3, 3, opencv_core.CV_64F);
    new DoublePointer(h.data()).put(t.numbers(), 0, 9);
    return h;
  }

  private static Mat points(float[] xy) {
    Mat m = new Mat(xy.length / 2, 1, opencv_core.CV_32FC2);
    new FloatPointer(m.data()).put(xy, 0, xy.length);
    return m;
  }

  private static float[] floats(Mat m, int n) {
    float[] out = new float[n];
    new FloatPointer(m.data()).get(out);
    return out;
  }

  private static byte[] bytes(Mat m, int n) {
    byte[] out = new byte[n];
    m.data().get(out);
    return out;
  }

  private static double[] doubles(Mat m, int n) {
    double[] out = new double[n];
    new DoublePointer(m.data()).get(out);
    return out;
  }
}
