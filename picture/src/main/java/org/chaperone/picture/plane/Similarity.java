package org.chaperone.picture.plane;

import org.chaperone.picture.Picture;

/** How alike two pictures of the same size are. */
public final class Similarity {

  private static final double C1 = 6.5025;
  private static final double C2 = 58.5225;
  private static final double SIGMA = 1.5;

  private Similarity() {}

  /** Peak signal-to-noise ratio over all three channels, in dB; infinite when nothing differs. */
  public static double psnr(Picture a, Picture b) {
    requireSame(a.width() == b.width() && a.height() == b.height());
    byte[] left = a.bgr();
    byte[] right = b.bgr();
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double d = (left[i] & 255) - (right[i] & 255);
      sum += d * d;
    }
    return 10 * Math.log10(255.0 * 255.0 * left.length / sum);
  }

  /**
   * Mean structural similarity, with a Gaussian window of 1.5 pixels (Wang, Bovik, Sheikh and
   * Simoncelli, Image quality assessment, 2004).
   *
   * @param a luma, 0 to 255
   * @param b luma, 0 to 255
   */
  public static double ssim(Plane a, Plane b) {
    requireSame(a.width() == b.width() && a.height() == b.height());
    float[] ma = a.gaussian(SIGMA).values();
    float[] mb = b.gaussian(SIGMA).values();
    float[] aa = product(a, a).gaussian(SIGMA).values();
    float[] bb = product(b, b).gaussian(SIGMA).values();
    float[] ab = product(a, b).gaussian(SIGMA).values();
    double sum = 0;
    for (int i = 0; i < ab.length; i++) {
      double x = ma[i];
      double y = mb[i];
      sum +=
          (2 * x * y + C1)
              * (2 * (ab[i] - x * y) + C2)
              / ((x * x + y * y + C1) * (aa[i] - x * x + bb[i] - y * y + C2));
    }
    return sum / ab.length;
  }

  private static void requireSame(boolean same) {
    if (!same) {
      throw new IllegalArgumentException("both pictures must have the same size");
    }
  }

  private static Plane product(Plane a, Plane b) {
    float[] out = new float[a.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a.values()[i] * b.values()[i];
    }
    return new Plane(a.width(), a.height(), out);
  }
}
