package org.chaperone.mark.pattern;

/** How strong each octave is in the pattern; octave {@code s} has cells of 2^s pixels a side. */
public final class Octaves {

  /** How many there are. */
  public static final int COUNT = 7;

  /** Pixels a side of the coarsest cells. */
  public static final int COARSEST = 1 << (COUNT - 1);

  private static final double[] SHARES = {.50, .90, 1.0, .85, .70, .55, .45};

  /** What random signs' root mean square is after the band pass and the growing to pixels. */
  private static final double[] GROWN = {.943, .460, .4017, .3884, .3840, .3830, .3827};

  private static final float[] AMPLITUDES = amplitudes();

  private Octaves() {}

  /** What the signs of an octave are multiplied by, so that the whole has root mean square 1. */
  public static float amplitude(int octave) {
    return AMPLITUDES[octave];
  }

  private static float[] amplitudes() {
    double energy = 0;
    for (double share : SHARES) {
      energy += share * share;
    }
    float[] out = new float[COUNT];
    for (int s = 0; s < COUNT; s++) {
      out[s] = (float) (SHARES[s] / Math.sqrt(energy) / GROWN[s]);
    }
    return out;
  }
}
