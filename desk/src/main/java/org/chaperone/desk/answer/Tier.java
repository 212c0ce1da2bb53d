package org.chaperone.desk.answer;

/** One of the three parts of the answer. */
public enum Tier {
  /** It is in material that leaked. */
  CONFIRMED,
  /** It was in reach of whoever broke in, and was not seen anywhere yet. */
  POSSIBLE,
  /** The ledger proves that it was not in reach. */
  EXCLUDED
}
