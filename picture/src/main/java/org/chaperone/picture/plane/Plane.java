package org.chaperone.picture.plane;

import java.util.Arrays;
import java.util.function.Function;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Transform;

/**
 * One number a pixel, rows from the top. Numbers live on the Java heap; every operation returns a
 * new plane.
 *
 * @param values width × height of them; not copied, so whoever writes into them changes the plane
 */
@SuppressWarnings("ArrayRecordComponent")
public record Plane(int width, int height, float[] values) {

  private static final double[] LUMA = {.114, .587, .299};

  /** Checks the size. */
  public Plane {
    if (width < 1 || height < 1 || values.length != Math.multiplyExact(width, height)) {
      throw new IllegalArgumentException("a plane has one number a pixel");
    }
  }

  /** All numbers are zero. */
  public static Plane empty(int width, int height) {
    return new Plane(width, height, new float[Math.multiplyExact(width, height)]);
  }

  /** A picture's brightness, 0 to 255, as BT.601 weighs the colours. */
  public static Plane luma(Picture picture) {
    byte[] bgr = picture.bgr();
    float[] out = new float[bgr.length / 3];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          (float)
              (LUMA[0] * (bgr[3 * i] & 255)
                  + LUMA[1] * (bgr[3 * i + 1] & 255)
                  + LUMA[2] * (bgr[3 * i + 2] & 255));
    }
    return new Plane(picture.width(), picture.height(), out);
  }

  /** A picture's blue, green and red, each 0 to 255. */
  public static Plane[] colours(Picture picture) {
    byte[] bgr = picture.bgr();
    Plane[] out = new Plane[3];
    for (int c = 0; c < 3; c++) {
      float[] values = new float[bgr.length / 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = bgr[3 * i + c] & 255;
      }
      out[c] = new Plane(picture.width(), picture.height(), values);
    }
    return out;
  }

  /** A picture with this plane added to each of its colours, rounded, 0 to 255. */
  public Picture addedTo(Picture picture) {
    if (picture.width() != width || picture.height() != height) {
      throw new IllegalArgumentException("a plane is added to a picture of its own size");
    }
    byte[] bgr = picture.bgr();
    for (int i = 0; i < values.length; i++) {
      float v = values[i];
      for (int c = 3 * i; c < 3 * i + 3; c++) {
        bgr[c] = (byte) Math.clamp(Math.round((bgr[c] & 255) + v), 0, 255);
      }
    }
    return Picture.of(width, height, bgr);
  }

  /** Grey, rounded, 0 to 255. */
  public Picture toPicture() {
    byte[] bgr = new byte[Math.multiplyExact(values.length, 3)];
    for (int i = 0; i < values.length; i++) {
      Arrays.fill(bgr, 3 * i, 3 * i + 3, (byte) Math.clamp(Math.round(values[i]), 0, 255));
    }
    return Picture.of(width, height, bgr);
  }

  /** Half as wide and high: [1 4 6 4 1]/16 in both directions, then every second pixel. */
  public Plane down() {
    return through(
        in -> {
          Mat out = new Mat();
          opencv_imgproc.pyrDown(in, out);
          return out;
        });
  }

  /** Twice as wide and high, by the same filter. */
  public Plane up() {
    return through(
        in -> {
          Mat out = new Mat();
          opencv_imgproc.pyrUp(in, out);
          return out;
        });
  }

  /** The mean over squares of {@code side} pixels. */
  public Plane box(int side) {
    return through(
        in -> {
          Mat out = new Mat();
          opencv_imgproc.blur(in, out, new Size(side, side));
          return out;
        });
  }

  /** The smallest number in squares of {@code side} pixels. */
  public Plane eroded(int side) {
    return through(
        in -> {
          Mat out = new Mat();
          try (Mat element =
              opencv_imgproc.getStructuringElement(
                  opencv_imgproc.MORPH_RECT, new Size(side, side), new Point(-1, -1))) {
            opencv_imgproc.erode(in, out, element);
          }
          return out;
        });
  }

  /** Smoothed by a Gaussian. */
  public Plane gaussian(double sigma) {
    return through(
        in -> {
          Mat out = new Mat();
          opencv_imgproc.GaussianBlur(in, out, new Size(0, 0), sigma);
          return out;
        });
  }

  /** At another size: area average when it shrinks, bilinear when it grows. */
  public Plane resized(int newWidth, int newHeight) {
    boolean shrinks = (long) newWidth * newHeight < values.length;
    return through(
        in -> {
          Mat out = new Mat();
          opencv_imgproc.resize(
              in,
              out,
              new Size(newWidth, newHeight),
              0,
              0,
              shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
          return out;
        });
  }

  /**
   * Convolved.
   *
   * @param kernel rows from the top, {@code side} × {@code side}, {@code side} odd
   */
  public Plane convolved(float[] kernel, int side) {
    float[] turned = new float[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      turned[i] = kernel[kernel.length - 1 - i];
    }
    return through(
        in -> {
          Mat out = new Mat();
          try (Mat k = mat(side, side, turned)) {
            opencv_imgproc.filter2D(
                in, out, -1, k, new Point(-1, -1), 0, opencv_core.BORDER_REFLECT);
          }
          return out;
        });
  }

  /**
   * What this plane shows seen from another one: pixel p of the result is this plane at {@code
   * toThis(p)}, bicubic, mirrored at the border.
   */
  public Plane seenFrom(Transform toThis, int newWidth, int newHeight) {
    return warped(
        toThis, newWidth, newHeight, opencv_imgproc.INTER_CUBIC, opencv_core.BORDER_REFLECT);
  }

  /** This plane taken at places of its own, bicubic, mirrored at the border. */
  public Plane at(Plane columns, Plane rows) {
    return through(
        in -> {
          Mat out = new Mat();
          try (Mat x = mat(columns.width, columns.height, columns.values);
              Mat y = mat(rows.width, rows.height, rows.values)) {
            opencv_imgproc.remap(
                in,
                out,
                x,
                y,
                opencv_imgproc.INTER_CUBIC,
                opencv_core.BORDER_REFLECT,
                new Scalar(0));
          }
          return out;
        });
  }

  /** The derivative to the right (1, 0) or down (0, 1), by Sobel's operator. */
  public Plane sobel(int dx, int dy) {
    return through(
        in -> {
          Mat out = new Mat();
          opencv_imgproc.Sobel(in, out, opencv_core.CV_32F, dx, dy);
          return out;
        });
  }

  /** 1 where {@link #seenFrom} looks into this plane, 0 where beside it. */
  public Plane coverage(Transform toThis, int newWidth, int newHeight) {
    Plane ones = empty(width, height);
    Arrays.fill(ones.values, 1);
    return ones.warped(
        toThis, newWidth, newHeight, opencv_imgproc.INTER_NEAREST, opencv_core.BORDER_CONSTANT);
  }

  private Plane warped(Transform toThis, int newWidth, int newHeight, int how, int border) {
    return through(
        in -> {
          Mat out = new Mat();
          try (Mat h = new Mat(3, 3, opencv_core.CV_64F)) {
            new DoublePointer(h.data()).put(toThis.numbers(), 0, 9);
            opencv_imgproc.warpPerspective(
                in,
                out,
                h,
                new Size(newWidth, newHeight),
                how | opencv_imgproc.WARP_INVERSE_MAP,
                border,
                new Scalar(0));
          }
          return out;
        });
  }

  /** Left and right exchanged. */
  public Plane mirrored() {
    return through(
        in -> {
          Mat out = new Mat();
          opencv_core.flip(in, out, 1);
          return out;
        });
  }

  /**
   * A part of this plane.
   *
   * @throws IllegalArgumentException when it reaches beyond
   */
  public Plane part(int x, int y, int partWidth, int partHeight) {
    if (x < 0 || y < 0 || x + partWidth > width || y + partHeight > height) {
      throw new IllegalArgumentException("a part lies within its plane");
    }
    Plane out = empty(partWidth, partHeight);
    for (int row = 0; row < partHeight; row++) {
      System.arraycopy(values, (y + row) * width + x, out.values, row * partWidth, partWidth);
    }
    return out;
  }

  private Plane through(Function<Mat, Mat> operation) {
    try (Mat in = mat(width, height, values);
        Mat out = operation.apply(in)) {
      float[] result = new float[out.cols() * out.rows()];
      new FloatPointer(out.data()).get(result);
      return new Plane(out.cols(), out.rows(), result);
    }
  }

  static Mat mat(int width, int height, float[] values) {
    Mat m = new Mat(height, width, opencv_core.CV_32F);
    new FloatPointer(m.data()).put(values, 0, values.length);
    return m;
  }
}
