package org.chaperone.picture.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.header.UnreadableException;

/** Brings a matrix of any depth and one to four channels to 8 bits, blue, green, red. */
final class EightBits {

  private EightBits() {}

  /**
   * Converts a matrix and closes it.
   *
   * @return CV_8UC3; what is transparent shows white
   */
  static Mat bgr(Mat raw, Alpha alpha) throws UnreadableException {
    Mat scaled = scaled(raw);
    return switch (scaled.channels()) {
      case 1 -> converted(scaled, opencv_imgproc.COLOR_GRAY2BGR);
      case 2 -> overWhite(greyWithAlpha(scaled), alpha);
      case 3 -> scaled;
      case 4 -> overWhite(scaled, alpha);
      default -> {
        scaled.close();
        throw new UnreadableException("its pixels have more than four channels");
      }
    };
  }

  /** Whole numbers are scaled by the range of their type, fractions from 0 to 1. */
  private static Mat scaled(Mat raw) {
    return switch (raw.depth()) {
      case CV_8U -> raw;
      case CV_8S -> scaled(raw, 1, 128);
      case CV_16U -> scaled(raw, 1 / 257.0, 0);
      case CV_16S -> scaled(raw, 1 / 257.0, 32768 / 257.0);
      default -> scaledByRange(raw);
    };
  }

  /** Fractions outside of 0 to 1, and 32-bit numbers, have no customary range: theirs is taken. */
  private static Mat scaledByRange(Mat raw) {
    boolean fraction = raw.depth() == CV_32F || raw.depth() == CV_64F;
    Mat real = new Mat();
    raw.convertTo(real, CV_32F);
    raw.close();
    opencv_core.patchNaNs(real, 0);
    double low;
    double high;
    try (Mat flat = real.reshape(1);
        DoublePointer least = new DoublePointer(1);
        DoublePointer most = new DoublePointer(1)) {
      opencv_core.minMaxLoc(flat, least, most, null, null, null);
      low = least.get();
      high = most.get();
    }
    if (fraction && low >= 0 && high <= 1) {
      return scaled(real, 255, 0);
    }
    double scale = high > low && Double.isFinite(high - low) ? 255 / (high - low) : 0;
    return scaled(real, scale, -low * scale);
  }

  private static Mat scaled(Mat raw, double scale, double offset) {
    Mat out = new Mat();
    raw.convertTo(out, CV_8U, scale, offset);
    raw.close();
    return out;
  }

  private static Mat greyWithAlpha(Mat two) {
    Mat out = new Mat(two.rows(), two.cols(), opencv_core.CV_8UC4);
    opencv_core.mixChannels(two, 1, out, 1, new int[] {0, 0, 0, 1, 0, 2, 1, 3}, 4);
    two.close();
    return out;
  }

  private static Mat converted(Mat mat, int code) {
    Mat out = new Mat();
    opencv_imgproc.cvtColor(mat, out, code);
    mat.close();
    return out;
  }

  private static Mat overWhite(Mat bgra, Alpha alpha) {
    if (alpha == Alpha.IGNORED || isNowhereOrEverywhereOpaque(bgra)) {
      return converted(bgra, opencv_imgproc.COLOR_BGRA2BGR);
    }
    int width = bgra.cols();
    Mat out = new Mat(bgra.rows(), width, CV_8UC3);
    byte[] from = new byte[width * 4];
    byte[] to = new byte[width * 3];
    for (int y = 0; y < bgra.rows(); y++) {
      try (BytePointer source = bgra.ptr(y);
          BytePointer target = out.ptr(y)) {
        source.get(from);
        overWhite(from, to, alpha);
        target.put(to);
      }
    }
    bgra.close();
    return out;
  }

  private static void overWhite(byte[] bgra, byte[] bgr, Alpha alpha) {
    for (int in = 0, out = 0; in < bgra.length; in += 4, out += 3) {
      int opaque = bgra[in + 3] & 0xFF;
      int white = 255 - opaque;
      for (int channel = 0; channel < 3; channel++) {
        int value = bgra[in + channel] & 0xFF;
        int shown = alpha == Alpha.MULTIPLIED ? value : (value * opaque + 127) / 255;
        bgr[out + channel] = (byte) Math.min(255, shown + white);
      }
    }
  }

  /** A picture that is transparent all over would show nothing; its alpha is not meant. */
  private static boolean isNowhereOrEverywhereOpaque(Mat bgra) {
    try (Mat alpha = new Mat();
        DoublePointer least = new DoublePointer(1);
        DoublePointer most = new DoublePointer(1)) {
      opencv_core.extractChannel(bgra, alpha, 3);
      opencv_core.minMaxLoc(alpha, least, most, null, null, null);
      return least.get() == 255 || most.get() == 0;
    }
  }
}
