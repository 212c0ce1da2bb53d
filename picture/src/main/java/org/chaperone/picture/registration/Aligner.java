package org.chaperone.picture.registration;

import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Lays a leaked picture over a photograph, starting from a rough guess: tracks textured patches,
 * fits a homography, and starts again from there until nothing improves. Where the leaked picture
 * turns out to be blurred, both are compared at a size at which it is sharp.
 */
final class Aligner {

  private static final int ROUNDS = 4;

  /** Below this the pictures hold nothing to compare, in pixels. */
  private static final int SMALLEST_SIDE = 24;

  /** When fewer patches than this share were found again, blur may be why. */
  private static final double POOR = .6;

  /** Strangers agree this much by chance; blur leaves more. */
  private static final double HOPELESS = .05;

  private static final double BLURRED = 1.2;

  private final Mat leak;

  /** An aligner for one leaked picture, grey, 8 bits. */
  Aligner(Mat leak) {
    this.leak = leak;
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
    Optional<Laid> sharp = lay(photograph, guess, scale, shrink);
    if (sharp.isPresent() && sharp.get().found() >= POOR) {
      return sharp.map(l -> l.measured(scale));
    }
    if (sharp.isPresent() && sharp.get().found() < HOPELESS) {
      return sharp.map(l -> l.measured(scale));
    }
    Transform start = sharp.map(Laid::toPhotograph).orElse(guess);
    double blur = blur(photograph, start, scale);
    if (blur < BLURRED) {
      return sharp.map(l -> l.measured(scale));
    }
    Optional<Laid> soft = lay(photograph, start, scale, Math.min(shrink, BLURRED / blur));
    boolean softer =
        soft.isPresent() && (sharp.isEmpty() || soft.get().found() > sharp.get().found());
    return (softer ? soft : sharp).map(l -> l.measured(scale));
  }

  /** The best of several rounds at one size. */
  private record Laid(Mat leak, Tracking tracking, Transform shrinking, int width, int height) {

    double found() {
      return (double) tracking.agreeing() / tracking.count();
    }

    Transform toPhotograph() {
      return shrinking.inverse().after(tracking.toPhoto());
    }

    Alignment measured(double scale) {
      Tracking t = tracking;
      int n = t.count();
      int still = t.still();
      int agreeInPlace = 0;
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += t.inPlace()[i];
        agreeInPlace += t.inPlace()[i] > .6 ? 1 : 0;
      }
      Motion motion = Motion.of(t);
      StillHull hull = StillHull.of(t);
      Transform toLeak = t.toPhoto().inverse();
      double perPixel = shrinking.scaleAt(0, 0) * scale;
      double overlap = t.covered() * width * height / (perPixel * perPixel);
      return new Alignment(
          toPhotograph().inverse(),
          n,
          t.agreeing(),
          still,
          motion.together(),
          motion.drift(),
          sum / n,
          (double) agreeInPlace / n,
          hull.area() / ((double) width * height),
          t.covered(),
          Math.min(1, overlap / leak.total()),
          Bounds.of(hull.xy(), toLeak),
          hull.agreeing(),
          1 / scale);
    }
  }

  private Optional<Laid> lay(Mat photograph, Transform guess, double scale, double shrink) {
    int width = Math.max(1, (int) Math.round(photograph.cols() * shrink));
    int height = Math.max(1, (int) Math.round(photograph.rows() * shrink));
    if (Math.min(width, height) < SMALLEST_SIDE) {
      return Optional.empty();
    }
    Transform shrinking =
        Transform.scaling((double) width / photograph.cols(), (double) height / photograph.rows());
    @Nullable Tracking best = null;
    try (Mat small = new Mat();
        Mat leakThere = atScale(scale * shrink)) {
      opencv_imgproc.resize(
          photograph, small, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
      try (Mat normal = Mats.normalised(small)) {
        Transform toSmall = shrinking.after(guess);
        for (int round = 0; round < ROUNDS; round++) {
          boolean first = round == 0;
          @Nullable Tracking t =
              Tracking.of(leakThere, normal, toSmall, first ? 2 : 1, first ? 16 : 8);
          if (t == null) {
            break;
          }
          if (best == null || t.still() > best.still()) {
            best = t;
          }
          Optional<Transform> step = t.correction();
          if (step.isEmpty()) {
            break;
          }
          toSmall = step.get().after(toSmall);
        }
      }
    }
    return Optional.ofNullable(best).map(t -> new Laid(leak, t, shrinking, width, height));
  }

  /** The leaked picture, smoothed so that shrinking it by {@code scale} leaves no false detail. */
  private Mat atScale(double scale) {
    Mat smooth = new Mat();
    if (scale < .6) {
      opencv_imgproc.GaussianBlur(leak, smooth, new Size(0, 0), .45 / scale);
    } else {
      leak.copyTo(smooth);
    }
    return smooth;
  }

  private double blur(Mat photograph, Transform toPhotograph, double scale) {
    try (Mat there = atScale(scale);
        Mat warped = Mats.warped(there, toPhotograph, photograph.cols(), photograph.rows());
        Mat covered = Mats.coverage(leak, toPhotograph, photograph.cols(), photograph.rows())) {
      return Sharpness.blur(photograph, warped, covered);
    }
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
}
