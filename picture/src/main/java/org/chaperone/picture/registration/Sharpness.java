package org.chaperone.picture.registration;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How much a leaked picture was blurred: the Gaussian that makes the photograph's bands of detail
 * look like the leaked picture's.
 */
final class Sharpness {

  private static final double[] SCALES = {1, 2, 4, 8};
  private static final double[] BLURS = {0, 1, 1.5, 2, 3, 4, 6};

  private Sharpness() {}

  /**
   * The blur of a leaked picture that was warped over a photograph.
   *
   * @param covered 255 where to look
   * @return standard deviation in pixels of the photograph; 0 when the leaked picture is as sharp
   */
  static double blur(Mat photograph, Mat warped, Mat covered) {
    double[] leak = bands(warped, covered, 0);
    int last = leak.length - 1;
    double best = 0;
    double least = Double.MAX_VALUE;
    for (double sigma : BLURS) {
      double[] own = bands(photograph, covered, sigma);
      // The coarsest band survives any of these blurs, so it tells the change of contrast.
      double gain = (leak[last] + 1e-3) / (own[last] + 1e-3);
      double off = 0;
      for (int k = 0; k < last; k++) {
        double e = Math.log((leak[k] + .05) / (own[k] * gain + .05));
        off += e * e;
      }
      if (off < least) {
        least = off;
        best = sigma;
      }
    }
    return best;
  }

  private static double[] bands(Mat grey, Mat covered, double sigma) {
    double[] energy = new double[SCALES.length - 1];
    try (Mat f = new Mat();
        Mat fine = new Mat();
        Mat coarse = new Mat();
        Mat band = new Mat();
        Size none = new Size(0, 0)) {
      grey.convertTo(f, opencv_core.CV_32F);
      for (int k = 0; k < energy.length; k++) {
        opencv_imgproc.GaussianBlur(f, fine, none, Math.hypot(sigma, SCALES[k]));
        opencv_imgproc.GaussianBlur(f, coarse, none, Math.hypot(sigma, SCALES[k + 1]));
        opencv_core.subtract(fine, coarse, band);
        opencv_core.multiply(band, band, band);
        energy[k] = Math.sqrt(opencv_core.mean(band, covered).get(0));
      }
    }
    return energy;
  }
}
