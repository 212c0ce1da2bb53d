package org.chaperone.picture.registration;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.features.Features;

/**
 * For each point of the leak the nearest one of the photograph, by their descriptors.
 *
 * @param nearest its number; −1 where there is none
 * @param ratio of its distance to that of the next, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Pairs(int[] nearest, float[] ratio) {

  /** The nearest one, and the next to compare with. */
  private static final int ASKED_FOR = 2;

  static Pairs of(Features base, Features leak) {
    int n = leak.count();
    int[] nearest = new int[n];
    float[] ratio = new float[n];
    if (n == 0 || base.count() < ASKED_FOR) {
      Arrays.fill(nearest, base.count() - 1);
      Arrays.fill(ratio, base.count() == 0 ? 1 : 0);
      return new Pairs(nearest, ratio);
    }
    try (Mat from = descriptors(leak);
        Mat to = descriptors(base);
        Mat distances = new Mat();
        Mat numbers = new Mat();
        Mat all = new Mat()) {
      opencv_core.batchDistance(
          from,
          to,
          distances,
          opencv_core.CV_32F,
          numbers,
          opencv_core.NORM_L2SQR,
          ASKED_FOR,
          all,
          0,
          false);
      int[] found = Mats.ints(numbers, ASKED_FOR * n);
      float[] squares = Mats.floats(distances, ASKED_FOR * n);
      for (int i = 0; i < n; i++) {
        nearest[i] = found[ASKED_FOR * i];
        ratio[i] =
            (float) Math.sqrt(squares[ASKED_FOR * i] / Math.max(1.0, squares[ASKED_FOR * i + 1]));
      }
    }
    return new Pairs(nearest, ratio);
  }

  /**
   * A row for each point. In single precision, for which OpenCV has fast code, and exact: the
   * largest sum of squares, 128 · 255², is below 2²⁴.
   */
  private static Mat descriptors(Features of) {
    float[] numbers = new float[of.count() * Features.DESCRIPTOR];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = of.descriptors()[i] & 255;
    }
    Mat m = new Mat(of.count(), Features.DESCRIPTOR, opencv_core.CV_32F);
    new FloatPointer(m.data()).put(numbers, 0, numbers.length);
    return m;
  }
}
