package org.chaperone.mark;

/**
 * How strong the pattern is in one rendition where its mask is 1: root mean square in grey levels.
 */
record Gains(float standard, float strong) {

  /** What a gain for each strength can be taken from. */
  interface Choice {
    double gain(Strength strength);
  }

  static Gains each(Choice choice) {
    return new Gains((float) choice.gain(Strength.STANDARD), (float) choice.gain(Strength.STRONG));
  }

  float at(Strength strength) {
    return switch (strength) {
      case STANDARD -> standard;
      case STRONG -> strong;
    };
  }

  /** Whether nothing is stronger than its strength allows. */
  boolean areAllowed() {
    return isAllowed(standard, Strength.STANDARD) && isAllowed(strong, Strength.STRONG);
  }

  private static boolean isAllowed(float gain, Strength strength) {
    return gain >= 0 && gain <= (float) strength.levels();
  }
}
