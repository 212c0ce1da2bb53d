package org.chaperone.picture.registration;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.chaperone.picture.plane.Plane;

/**
 * Lays a leaked picture over its photograph to a fraction of a pixel: from a transform that is
 * nearly right, by enhanced correlation (Evangelidis and Psarakis, 2008).
 */
public final class FineRegistration {

  /** What kind of transform is refined. */
  public enum Model {
    /** Two numbers; for pictures too small for more. */
    TRANSLATION(opencv_video.MOTION_TRANSLATION),
    /** Six numbers. */
    AFFINE(opencv_video.MOTION_AFFINE),
    /** Eight numbers. */
    PROJECTIVE(opencv_video.MOTION_HOMOGRAPHY);

    private final int code;

    Model(int code) {
      this.code = code;
    }
  }

  private static final int SMALLEST = 16;
  private static final double ENOUGH = 1e-6;

  private FineRegistration() {}

  /**
   * Refines a transform.
   *
   * @param base luma of the photograph
   * @param leak luma of the leaked picture
   * @param guess from pixels of the photograph to pixels of the leaked picture
   * @param longestSide of the common frame in which both are compared, in pixels
   * @param blur side of the Gaussian that smooths both first, in pixels, odd
   * @return empty where it does not converge
   */
  public static Optional<Transform> refined(
      Plane base, Plane leak, Transform guess, Model model, int longestSide, int rounds, int blur) {
    int[] box = seen(base, leak, guess);
    int width = box[2];
    int height = box[3];
    if (width < SMALLEST || height < SMALLEST) {
      return Optional.empty();
    }
    double scale = Math.abs(guess.scaleAt(box[0] + width / 2.0, box[1] + height / 2.0));
    double shrink =
        Math.min(Math.min(1, (double) longestSide / Math.max(width, height)), Math.max(scale, .02));
    Plane part = base.part(box[0], box[1], width, height);
    Plane here = shrink < 1 ? scaled(part, shrink) : part;
    double leakShrink = Math.min(1, shrink / scale);
    Plane there = leakShrink < 1 ? scaled(leak, leakShrink) : leak;
    Transform toPart = Transform.of(1, 0, -box[0], 0, 1, -box[1], 0, 0, 1);
    Transform toHere =
        Transform.scaling((double) here.width() / width, (double) here.height() / height)
            .after(toPart);
    Transform toThere =
        Transform.scaling(
            (double) there.width() / leak.width(), (double) there.height() / leak.height());
    Transform start = toThere.after(guess).after(toHere.inverse());
    return correlated(here, there, start, model, rounds, blur)
        .map(found -> toThere.inverse().after(found).after(toHere));
  }

  private static Plane scaled(Plane plane, double by) {
    return plane.resized(
        Math.max(1, (int) Math.round(plane.width() * by)),
        Math.max(1, (int) Math.round(plane.height() * by)));
  }

  private static Optional<Transform> correlated(
      Plane here, Plane there, Transform start, Model model, int rounds, int blur) {
    int rows = model == Model.PROJECTIVE ? 3 : 2;
    try (Mat template = mat(here);
        Mat input = mat(there);
        Mat warp = new Mat(rows, 3, opencv_core.CV_32F);
        Mat everywhere = new Mat();
        TermCriteria until =
            new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, rounds, ENOUGH)) {
      double[] from = start.numbers();
      float[] numbers = new float[3 * rows];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) from[i];
      }
      FloatPointer at = new FloatPointer(warp.data());
      at.put(numbers, 0, numbers.length);
      opencv_video.findTransformECC(template, input, warp, model.code, until, everywhere, blur);
      at.get(numbers);
      double[] out = {0, 0, 0, 0, 0, 0, 0, 0, 1};
      for (int i = 0; i < numbers.length; i++) {
        out[i] = numbers[i];
      }
      return Optional.of(Transform.of(out));
    } catch (RuntimeException e) {
      // OpenCV throws when the pictures do not overlap or the correlation cannot be improved.
      return Optional.empty();
    }
  }

  private static Mat mat(Plane plane) {
    Mat m = new Mat(plane.height(), plane.width(), opencv_core.CV_32F);
    new FloatPointer(m.data()).put(plane.values(), 0, plane.values().length);
    return m;
  }

  /** Where the leaked picture lies on the photograph: left, top, width, height; whole pixels. */
  public static int[] seen(Plane base, Plane leak, Transform toLeak) {
    Transform back = toLeak.inverse();
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int corner = 0; corner < 4; corner++) {
      double[] p =
          back.apply(
              corner % 2 == 0 ? 0 : leak.width() - 1.0, corner < 2 ? 0 : leak.height() - 1.0);
      left = Math.min(left, p[0]);
      top = Math.min(top, p[1]);
      right = Math.max(right, p[0]);
      bottom = Math.max(bottom, p[1]);
    }
    int x = (int) Math.clamp(Math.floor(left), 0, base.width());
    int y = (int) Math.clamp(Math.floor(top), 0, base.height());
    int endX = (int) Math.clamp(Math.ceil(right) + 1, x, base.width());
    int endY = (int) Math.clamp(Math.ceil(bottom) + 1, y, base.height());
    return new int[] {x, y, endX - x, endY - y};
  }
}
