package org.chaperone.desk.answer;

/** How many are in each tier. */
public record Counts(int confirmed, int possible, int excluded) {

  /** The maximum number that may be affected. */
  public int most() {
    return confirmed + possible;
  }

  /** All of them. */
  public int all() {
    return confirmed + possible + excluded;
  }

  Counts plus(Tier tier) {
    return switch (tier) {
      case CONFIRMED -> new Counts(confirmed + 1, possible, excluded);
      case POSSIBLE -> new Counts(confirmed, possible + 1, excluded);
      case EXCLUDED -> new Counts(confirmed, possible, excluded + 1);
    };
  }
}
