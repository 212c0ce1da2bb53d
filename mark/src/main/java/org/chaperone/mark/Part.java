package org.chaperone.mark;

/** The two patterns that make a mark. */
public enum Part {
  /** The same in all views that an account was served of a photograph. */
  ACCOUNT(.6),
  /** Of one view alone. */
  VIEW(.4);

  private final float amplitude;

  Part(double power) {
    amplitude = (float) Math.sqrt(power);
  }

  /** How strong it is in the mark; the squares add up to 1. */
  float amplitude() {
    return amplitude;
  }
}
