package org.chaperone.keyholder.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * The short code that goes another way than the link: eight letters and digits that nobody takes
 * for one another, so 39 bits, of which five tries can be had.
 */
final class ShareCode {

  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int HALF = 4;

  private ShareCode() {}

  static String draw(SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 2 * HALF; i++) {
      code.append(i == HALF ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** What a link, or a link and its code, is recognised by. */
  static byte[] hash(SecretBytes secret, String code) {
    return secret.with(
        bytes -> {
          try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            digest.update(plain(code).getBytes(StandardCharsets.UTF_8));
            return digest.digest();
          } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
          }
        });
  }

  /** As it may be typed: in small letters, with or without the line, with blanks. */
  private static String plain(String code) {
    return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  static boolean matches(byte[] expected, SecretBytes secret, String code) {
    return MessageDigest.isEqual(expected, hash(secret, code));
  }
}
