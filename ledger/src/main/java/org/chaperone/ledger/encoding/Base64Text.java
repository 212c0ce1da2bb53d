package org.chaperone.ledger.encoding;

import java.util.Base64;

/**
 * Base 64 with padding (RFC 4648, section 4); there is one text for any bytes, and no other is
 * read.
 */
public final class Base64Text {

  private Base64Text() {}

  /** The text of some bytes. */
  public static String of(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The bytes of a text.
   *
   * @throws MalformedException when the text is not what {@link #of} makes of any bytes
   */
  public static byte[] read(String text) throws MalformedException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("This is not base 64: " + shortened(text) + ".");
    }
    // The JDK's decoder forgives missing padding and stray bits in the last character.
    if (!of(bytes).equals(text)) {
      throw new MalformedException("This base 64 is not in its one form: " + shortened(text) + ".");
    }
    return bytes;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
