package org.chaperone.picture.registration;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;
import org.chaperone.picture.plane.Plane;

/**
 * How a leaked picture that was laid over its photograph is still bent against it: dense flow
 * (Kroeger and others, Fast optical flow using dense inverse search, 2016), smoothed so much that
 * it follows the bend of a print or a lens and nothing finer.
 *
 * @param x how far to the right each pixel is found
 * @param y how far down
 */
public record SmoothFlow(Plane x, Plane y) {

  private static final double SMOOTH = 20;
  private static final int LONGEST_SIDE = 1200;
  private static final int WINDOW = 9;
  private static final double STRONGEST = .95;

  /**
   * The flow from one plane to another of the same size.
   *
   * @param expected what the photograph should look like, 0 to 255
   * @param seen the leaked picture, laid over it
   * @param valid 1 where it is, 0 elsewhere
   */
  public static SmoothFlow between(Plane expected, Plane seen, Plane valid) {
    int width = expected.width();
    int height = expected.height();
    double shrink = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
    int w = Math.max(1, (int) Math.round(width * shrink));
    int h = Math.max(1, (int) Math.round(height * shrink));
    Plane smooth = expected.gaussian(1);
    Plane filled = Plane.empty(width, height);
    for (int i = 0; i < filled.values().length; i++) {
      boolean there = valid.values()[i] > 0;
      filled.values()[i] = there ? seen.values()[i] : expected.values()[i];
    }
    Plane a = shrink < 1 ? smooth.resized(w, h) : smooth;
    Plane b = shrink < 1 ? filled.resized(w, h) : filled;
    Plane v = shrink < 1 ? valid.resized(w, h) : valid;
    float[] flow = flow(a, b);
    float[] weight = weight(a, v);
    Plane total = new Plane(w, h, weight).gaussian(SMOOTH);
    Plane[] out = new Plane[2];
    for (int axis = 0; axis < 2; axis++) {
      Plane sum = Plane.empty(w, h);
      for (int i = 0; i < weight.length; i++) {
        sum.values()[i] = weight[i] * flow[2 * i + axis];
      }
      sum = sum.gaussian(SMOOTH);
      float full = (float) (axis == 0 ? (double) width / w : (double) height / h);
      for (int i = 0; i < weight.length; i++) {
        sum.values()[i] *= full / (total.values()[i] + 1e-3f);
      }
      out[axis] = shrink < 1 ? sum.resized(width, height) : sum;
    }
    return new SmoothFlow(out[0], out[1]);
  }

  /** Flow is known where there is texture; strong edges must not decide all around them. */
  private static float[] weight(Plane a, Plane valid) {
    Plane clipped = bytes(a);
    float[] dx = clipped.sobel(1, 0).values();
    float[] dy = clipped.sobel(0, 1).values();
    for (int i = 0; i < dx.length; i++) {
      dx[i] = dx[i] * dx[i] + dy[i] * dy[i];
    }
    float[] weight = new Plane(a.width(), a.height(), dx).box(WINDOW).values();
    float[] sorted = weight.clone();
    Arrays.sort(sorted);
    float most = sorted[(int) (STRONGEST * (sorted.length - 1))];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = valid.values()[i] > .99 ? Math.min(weight[i], most) + 1e-3f : 0;
    }
    return weight;
  }

  private static Plane bytes(Plane plane) {
    Plane out = Plane.empty(plane.width(), plane.height());
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] = Math.clamp(Math.round(plane.values()[i]), 0, 255);
    }
    return out;
  }

  private static float[] flow(Plane a, Plane b) {
    try (Mat first = mat(a);
        Mat second = mat(b);
        Mat flow = new Mat();
        DISOpticalFlow dis = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM)) {
      dis.calc(first, second, flow);
      float[] out = new float[2 * a.values().length];
      new FloatPointer(flow.data()).get(out);
      return out;
    }
  }

  private static Mat mat(Plane plane) {
    Mat bytes = new Mat();
    try (Mat floats = new Mat(plane.height(), plane.width(), opencv_core.CV_32F)) {
      new FloatPointer(floats.data()).put(plane.values(), 0, plane.values().length);
      floats.convertTo(bytes, opencv_core.CV_8U);
    }
    return bytes;
  }

  /**
   * A leaked picture as the photograph sees it, straightened.
   *
   * @param toLeak from pixels of these planes to pixels of the leaked picture
   */
  public Plane straightened(Plane leak, Transform toLeak) {
    int w = x.width();
    Plane columns = Plane.empty(w, x.height());
    Plane rows = Plane.empty(w, x.height());
    double[] m = toLeak.numbers();
    for (int row = 0, i = 0; row < x.height(); row++) {
      for (int column = 0; column < w; column++, i++) {
        double px = column + x.values()[i];
        double py = row + y.values()[i];
        double d = m[6] * px + m[7] * py + m[8];
        columns.values()[i] = (float) ((m[0] * px + m[1] * py + m[2]) / d);
        rows.values()[i] = (float) ((m[3] * px + m[4] * py + m[5]) / d);
      }
    }
    return leak.at(columns, rows);
  }
}
