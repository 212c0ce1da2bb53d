package org.chaperone.picture.plane;

import org.chaperone.picture.Picture;

/** How alike two pictures of the same size are. */
public final class Similarity {

  private static final double C1 = 6.5025;
  private static final double C2 = 58.5225;
  private static final double SIGMA = 1.5;

  private final Plane first;
  private final float[] mean;
  private final float[] squares;

  private Similarity(Plane first) {
    this.first = first;
    mean = first.gaussian(SIGMA).values();
    squares = product(first, first).gaussian(SIGMA).values();
  }

  /** To compare one plane with several. */
  public static Similarity to(Plane luma) {
    return new Similarity(luma);
  }

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
   * Mean structural similarity of the brightness of two pictures.
   *
   * @see #with
   */
  public static double ssim(Picture a, Picture b) {
    return to(Plane.luma(a)).with(Plane.luma(b));
  }

  /**
   * Mean structural similarity, with a Gaussian window of 1.5 pixels (Wang, Bovik, Sheikh and
   * Simoncelli, Image quality assessment, 2004).
   *
   * @param luma 0 to 255, as the first
   */
  public double with(Plane luma) {
    requireSame(first.width() == luma.width() && first.height() == luma.height());
    float[] mb = luma.gaussian(SIGMA).values();
    float[] bb = product(luma, luma).gaussian(SIGMA).values();
    float[] ab = product(first, luma).gaussian(SIGMA).values();
    double sum = 0;
    for (int i = 0; i < ab.length; i++) {
      double x = mean[i];
      double y = mb[i];
      sum +=
          (2 * x * y + C1)
              * (2 * (ab[i] - x * y) + C2)
              / ((x * x + y * y + C1) * (squares[i] - x * x + bb[i] - y * y + C2));
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
