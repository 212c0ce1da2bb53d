package org.chaperone.ledger.encoding;

/** Whole numbers from 0 to 2^63-1 in ASCII decimals without leading zeroes. */
public final class DecimalText {

  private static final int MOST_DIGITS = 19;

  private DecimalText() {}

  /**
   * The number that a text writes.
   *
   * @throws MalformedException when it writes none, or not in its one form
   */
  public static long read(String text) throws MalformedException {
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
      throw new MalformedException("A whole number without leading zeroes was expected.");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedException("A number is too large.");
    }
  }
}
