package org.chaperone.mark;

/** How strong a mark is. */
public enum Strength {
  /** Not seen: 1.35 grey levels, at least 44 dB and a similarity of .985. */
  STANDARD(1.35, 44, .985),
  /** For vaults that rather risk a shimmer on flat skin: 1.9 grey levels, at least 42 dB, .975. */
  STRONG(1.9, 42, .975);

  /** What rounding adds to the mean square. */
  private static final double ROUNDING = 1.1 / 12;

  private final double levels;
  private final double decibels;
  private final double similarity;

  Strength(double levels, double decibels, double similarity) {
    this.levels = levels;
    this.decibels = decibels;
    this.similarity = similarity;
  }

  /** Root mean square where the mask is 1, in grey levels. */
  double levels() {
    return levels;
  }

  /** The least peak signal-to-noise ratio of the marked picture, rounding included. */
  public double decibels() {
    return decibels;
  }

  /** The least structural similarity (SSIM) of the marked picture's brightness. */
  public double similarity() {
    return similarity;
  }

  /**
   * Root mean square of the difference, in grey levels, at which the ratio is as low as it may be;
   * rounding to whole levels is counted in.
   */
  double most() {
    return Math.sqrt(255 * 255 / Math.pow(10, decibels / 10) - ROUNDING);
  }
}
