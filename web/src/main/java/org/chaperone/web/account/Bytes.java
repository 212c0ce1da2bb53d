package org.chaperone.web.account;

import java.util.Base64;

/** Bytes as browsers send and get them: base64url without padding. */
final class Bytes {

  private Bytes() {}

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static byte[] of(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
