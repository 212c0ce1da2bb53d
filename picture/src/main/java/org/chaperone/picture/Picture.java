package org.chaperone.picture;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * An upright picture in memory: 8 bits a channel, blue, green, red, rows from the top.
 *
 * <p>The pixels live outside the Java heap; {@link #close()} gives them back. Every operation
 * returns a new picture and leaves this one as it was. Points are in pixels, (0, 0) is the centre
 * of the top left pixel.
 */
public final class Picture implements AutoCloseable {

  /**
   * The longest side a picture may have, in pixels; {@link #of} and {@link #warped} refuse more.
   */
  public static final int MAX_SIDE = 65_500;

  static {
    Natives.load();
  }

  private final Mat mat;

  private Picture(Mat mat) {
    this.mat = mat;
  }

  /** Wraps a matrix of type CV_8UC3 and owns it from now on. For this module alone. */
  public static Picture owning(Mat bgr) {
    if (bgr.empty() || bgr.type() != opencv_core.CV_8UC3) {
      throw new IllegalArgumentException("a picture is a filled CV_8UC3 matrix");
    }
    return new Picture(bgr);
  }

  /**
   * Copies pixels into a picture.
   *
   * @param bgr width × height × 3 bytes, blue, green, red, rows from the top
   */
  public static Picture of(int width, int height, byte[] bgr) {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException("a picture's sides are 1 to " + MAX_SIDE + " pixels");
    }
    if (bgr.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
      throw new IllegalArgumentException("a picture has three bytes a pixel");
    }
    Mat mat = new Mat(height, width, opencv_core.CV_8UC3);
    mat.data().put(bgr);
    return new Picture(mat);
  }

  public int width() {
    return mat.cols();
  }

  public int height() {
    return mat.rows();
  }

  /** The pixels, width × height × 3 bytes, blue, green, red, rows from the top. */
  public byte[] bgr() {
    byte[] bytes = new byte[Math.multiplyExact(Math.multiplyExact(width(), height()), 3)];
    try (Mat packed = mat.isContinuous() ? new Mat(mat) : mat.clone()) {
      packed.data().get(bytes);
    }
    return bytes;
  }

  /** The matrix itself, CV_8UC3, still owned by this picture. For this module alone. */
  public Mat mat() {
    return mat;
  }

  /**
   * This picture shrunk so that its longest side is at most {@code side} pixels; a smaller one is
   * copied as it is.
   */
  public Picture fitting(int side) {
    double scale = (double) side / Math.max(width(), height());
    if (scale >= 1) {
      return new Picture(mat.clone());
    }
    return resized(
        Math.max(1, (int) Math.round(width() * scale)),
        Math.max(1, (int) Math.round(height() * scale)));
  }

  /** This picture at exactly this size: area average when it shrinks, bicubic when it grows. */
  public Picture resized(int width, int height) {
    Mat out = new Mat();
    boolean shrinks = (long) width * height <= (long) width() * height();
    opencv_imgproc.resize(
        mat,
        out,
        new Size(width, height),
        0,
        0,
        shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC);
    return new Picture(out);
  }

  /**
   * This picture seen through a projective transform; what lies outside of it is {@code fill}.
   *
   * @param transform 3×3, row by row, from points of this picture to points of the new one
   * @param fill grey level 0 to 255
   */
  public Picture warped(double[] transform, int width, int height, int fill) {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || transform.length != 9) {
      throw new IllegalArgumentException("a warp needs nine numbers and sides of 1 to " + MAX_SIDE);
    }
    Mat out = new Mat();
    try (Mat h = new Mat(3, 3, opencv_core.CV_64F)) {
      new DoublePointer(h.data()).put(transform, 0, 9);
      opencv_imgproc.warpPerspective(
          mat,
          out,
          h,
          new Size(width, height),
          opencv_imgproc.INTER_LINEAR,
          opencv_core.BORDER_CONSTANT,
          new Scalar(fill, fill, fill, 0));
    }
    return new Picture(out);
  }

  /** The part of this picture that starts at (x, y); the part must lie inside. */
  public Picture cropped(int x, int y, int width, int height) {
    if (x < 0 || y < 0 || width < 1 || height < 1 || x > width() - width || y > height() - height) {
      throw new IllegalArgumentException("the crop lies outside the picture");
    }
    try (Mat part = new Mat(mat, new org.bytedeco.opencv.opencv_core.Rect(x, y, width, height))) {
      return new Picture(part.clone());
    }
  }

  /** This picture as a mirror shows it: left and right exchanged. */
  public Picture mirrored() {
    Mat out = new Mat();
    opencv_core.flip(mat, out, 1);
    return new Picture(out);
  }

  /** This picture blurred by a Gaussian of {@code sigma} pixels, above 0. */
  public Picture blurred(double sigma) {
    Mat out = new Mat();
    opencv_imgproc.GaussianBlur(mat, out, new Size(0, 0), sigma);
    return new Picture(out);
  }

  /** Each pixel the median of a square of {@code side} pixels around it, channel by channel. */
  public Picture median(int side) {
    if (side < 3 || side % 2 == 0) {
      throw new IllegalArgumentException("a median is taken over squares of an odd side");
    }
    Mat out = new Mat();
    opencv_imgproc.medianBlur(mat, out, side);
    return new Picture(out);
  }

  /**
   * Without noise, by non-local means (Buades, Coll, Morel 2005): patches of 7 pixels, searched for
   * within 21. Slow: seconds a megapixel.
   *
   * @param strength grey levels that count as noise, above 0
   */
  public Picture denoised(float strength) {
    Mat out = new Mat();
    opencv_photo.fastNlMeansDenoisingColored(mat, out, strength, strength, 7, 21);
    return new Picture(out);
  }

  /** How many grey levels each pixel is raised by; below 0 it is lowered. */
  @FunctionalInterface
  public interface Raising {

    /**
     * The levels of some rows.
     *
     * @param top the first of them
     * @param rows how many there are
     * @return rows × width, from the top
     */
    float[] levels(int top, int rows);
  }

  /**
   * This picture with the same whole number added to all three channels of a pixel, so that colours
   * stay; what is more than white or less than black is cut off.
   *
   * @param strip how many rows {@code raising} is asked for at a time, above 0
   * @param times what each level is multiplied by before it is rounded
   */
  public Picture raised(int strip, double times, Raising raising) {
    Mat out = mat.clone();
    for (int top = 0; top < height(); top += strip) {
      int rows = Math.min(strip, height() - top);
      try (Mat part = out.rowRange(top, top + rows);
          Mat levels = new Mat(rows, width(), opencv_core.CV_32FC1);
          FloatPointer floats = new FloatPointer(levels.data())) {
        floats.put(raising.levels(top, rows), 0, rows * width());
        try (Mat raise = above0(levels, times);
            Mat lower = above0(levels, -times)) {
          opencv_core.add(part, raise, part);
          opencv_core.subtract(part, lower, part);
        }
      }
    }
    return new Picture(out);
  }

  /** What is above 0 after multiplying, rounded, in all three channels. */
  private static Mat above0(Mat levels, double times) {
    Mat out = new Mat();
    try (Mat grey = new Mat()) {
      // Unsigned bytes have nothing below 0.
      levels.convertTo(grey, opencv_core.CV_8U, times, 0);
      opencv_imgproc.cvtColor(grey, out, opencv_imgproc.COLOR_GRAY2BGR);
    }
    return out;
  }

  /** This picture as a JPEG file; {@code quality} is 1 to 100. */
  public byte[] jpeg(int quality) {
    return encoded(".jpg", opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
  }

  /** This picture as a lossy WebP file; {@code quality} is 1 to 100. */
  public byte[] webp(int quality) {
    return encoded(".webp", opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality);
  }

  /** This picture as a PNG file, lossless. */
  public byte[] png() {
    return encoded(".png", opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, 3);
  }

  private byte[] encoded(String extension, int flag, int value) {
    try (BytePointer out = new BytePointer();
        IntPointer parameters = new IntPointer(flag, value)) {
      if (!opencv_imgcodecs.imencode(extension, mat, out, parameters)) {
        throw new IllegalStateException("OpenCV could not encode " + extension);
      }
      byte[] bytes = new byte[Math.toIntExact(out.limit())];
      out.get(bytes);
      return bytes;
    }
  }

  /** Whether both hold the same pixels. */
  public boolean sameAs(Picture other) {
    return width() == other.width()
        && height() == other.height()
        && Arrays.equals(bgr(), other.bgr());
  }

  @Override
  public void close() {
    mat.close();
  }

  @Override
  public String toString() {
    return width() + "×" + height() + " picture";
  }
}
