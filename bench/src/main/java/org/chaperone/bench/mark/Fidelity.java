package org.chaperone.bench.mark;

import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/**
 * How near a picture is to another of its size.
 *
 * @param psnr peak signal-to-noise ratio over all colours, in decibels; 99 when they are the same
 * @param ssim structural similarity of brightness, 1 when they are the same: Wang, Bovik, Sheikh,
 *     Simoncelli, "Image quality assessment", IEEE Transactions on Image Processing 13(4), 2004
 */
record Fidelity(double psnr, double ssim) {

  private static final double SAME = 99;
  private static final double SIGMA = 1.5;
  private static final double C1 = .01 * 255 * .01 * 255;
  private static final double C2 = .03 * 255 * .03 * 255;

  static Fidelity of(Picture original, Picture changed) {
    return new Fidelity(psnr(original, changed), ssim(original, changed));
  }

  static double psnr(Picture original, Picture changed) {
    byte[] a = original.bgr();
    byte[] b = changed.bgr();
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (a[i] & 255) - (b[i] & 255);
      squares += d * d;
    }
    return squares == 0 ? SAME : 10 * Math.log10(255 * 255 * (double) a.length / squares);
  }

  private static double ssim(Picture original, Picture changed) {
    float[] a = Plane.luma(original).values();
    float[] b = Plane.luma(changed).values();
    int width = original.width();
    float[] meanA = smooth(a, a, width, false);
    float[] meanB = smooth(b, b, width, false);
    float[] squareA = smooth(a, a, width, true);
    float[] squareB = smooth(b, b, width, true);
    float[] product = smooth(a, b, width, true);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double ma = meanA[i];
      double mb = meanB[i];
      double va = squareA[i] - ma * ma;
      double vb = squareB[i] - mb * mb;
      double covariance = product[i] - ma * mb;
      sum +=
          (2 * ma * mb + C1) * (2 * covariance + C2) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
    }
    return sum / a.length;
  }

  private static float[] smooth(float[] a, float[] b, int width, boolean product) {
    float[] values = a.clone();
    if (product) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= b[i];
      }
    }
    return new Plane(width, a.length / width, values).gaussian(SIGMA).values();
  }
}
