package org.chaperone.picture.decode;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decoders fill what a cut-off file does not say with one colour; this tells where that starts. */
final class ShownRows {

  private ShownRows() {}

  /** How many rows there are above the plain ones at the bottom; 0 when there is but one colour. */
  static int of(Mat bgr) {
    byte[] row = new byte[bgr.cols() * bgr.channels()];
    byte[] plain = new byte[row.length];
    for (int y = bgr.rows() - 1; y >= 0; y--) {
      try (BytePointer pointer = bgr.ptr(y)) {
        pointer.get(row);
      }
      if (y == bgr.rows() - 1) {
        for (int i = 0; i < plain.length; i++) {
          plain[i] = row[i % bgr.channels()];
        }
      }
      if (!Arrays.equals(row, plain)) {
        return y + 1;
      }
    }
    return 0;
  }
}
