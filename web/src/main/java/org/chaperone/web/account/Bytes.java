package org.chaperone.web.account;

import java.util.Base64;

/** Bytes as browsers send and get them: base64url without padding. */
public final class Bytes {

  private Bytes() {}

  /** The text of bytes. */
  public static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static byte[] of(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
