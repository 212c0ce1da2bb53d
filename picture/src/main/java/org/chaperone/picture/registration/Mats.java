package org.chaperone.picture.registration;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Grey matrices warped, normalised and carried to and from Java's arrays. */
final class Mats {

  private static final int MARGIN = 9;

  private Mats() {}

  /**
   * Brightness and contrast taken out locally, so that tone curves, filters and shadows matter
   * less.
   */
  static Mat normalised(Mat grey) {
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

  static Mat warped(Mat leak, Transform toPhoto, int width, int height) {
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

  /** 255 where the warped picture covers a place and some pixels around it. */
  static Mat coverage(Mat leak, Transform toPhoto, int width, int height) {
    Mat out = new Mat();
    try (Mat h = matrix(toPhoto);
        Mat full = new Mat(leak.size(), opencv_core.CV_8U, new Scalar(255));
        Mat element =
            opencv_imgproc.getStructuringElement(
                opencv_imgproc.MORPH_RECT, new Size(MARGIN, MARGIN), new Point(-1, -1))) {
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

  /** Points as OpenCV takes them: x and y in turn. */
  static Mat points(float[] xy) {
    Mat m = new Mat(xy.length / 2, 1, opencv_core.CV_32FC2);
    new FloatPointer(m.data()).put(xy, 0, xy.length);
    return m;
  }

  static float[] floats(Mat m, int n) {
    float[] out = new float[n];
    new FloatPointer(m.data()).get(out);
    return out;
  }

  static int[] ints(Mat m, int n) {
    int[] out = new int[n];
    new IntPointer(m.data()).get(out);
    return out;
  }

  static byte[] bytes(Mat m, int n) {
    byte[] out = new byte[n];
    m.data().get(out);
    return out;
  }

  static double[] doubles(Mat m, int n) {
    double[] out = new double[n];
    new DoublePointer(m.data()).get(out);
    return out;
  }
}
