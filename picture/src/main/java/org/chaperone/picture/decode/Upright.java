package org.chaperone.picture.decode;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.header.Orientation;

/** Turns stored rows and columns so that the picture is upright. */
final class Upright {

  private static final int TOP_BOTTOM = 0;
  private static final int LEFT_RIGHT = 1;
  private static final int BOTH = -1;

  private Upright() {}

  /** The picture upright; {@code stored} itself, or closed when its sides are exchanged. */
  static Mat turned(Mat stored, Orientation orientation) {
    Mat mat = orientation.transposes() ? transposed(stored) : stored;
    if (orientation.exchangesLeftRight()) {
      opencv_core.flip(mat, mat, orientation.exchangesTopBottom() ? BOTH : LEFT_RIGHT);
    } else if (orientation.exchangesTopBottom()) {
      opencv_core.flip(mat, mat, TOP_BOTTOM);
    }
    return mat;
  }

  private static Mat transposed(Mat mat) {
    Mat out = new Mat();
    opencv_core.transpose(mat, out);
    mat.close();
    return out;
  }
}
