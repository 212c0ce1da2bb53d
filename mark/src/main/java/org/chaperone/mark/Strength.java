package org.chaperone.mark;

/** How strong a mark is. */
public enum Strength {
  /** Not seen: 1.35 grey levels, at least 44 dB. */
  STANDARD(1.35, 44),
  /** For vaults that rather risk a shimmer on flat skin: 1.9 grey levels, at least 42 dB. */
  STRONG(1.9, 42);

  private final double levels;
  private final double decibels;

  Strength(double levels, double decibels) {
    this.levels = levels;
    this.decibels = decibels;
  }

  /** Root mean square where the mask is 1, in grey levels. */
  double levels() {
    return levels;
  }

  /** The least peak signal-to-noise ratio of the marked picture, rounding included. */
  public double decibels() {
    return decibels;
  }
}
