package org.chaperone.picture.decode;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decoders fill what a cut-off file does not say with one colour; this looks for the rest. */
final class ShownPart {

  private ShownPart() {}

  /** Whether at least one row is there to its end. */
  static boolean hasARow(Mat bgr) {
    byte[] filling = lastPixel(bgr, bgr.rows() - 1);
    for (int y = 0; y < bgr.rows(); y++) {
      if (!Arrays.equals(lastPixel(bgr, y), filling)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] lastPixel(Mat bgr, int y) {
    byte[] pixel = new byte[3];
    try (BytePointer pointer = bgr.ptr(y, bgr.cols() - 1)) {
      pointer.get(pixel);
    }
    return pixel;
  }
}
