package org.chaperone.keyholder.keys;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF with SHA-256 (RFC 5869).
 *
 * <p>Written on {@link Mac} because the JDK's {@code KDF} was found to refuse an expansion of short
 * keys, and because ten lines can be read.
 */
public final class Hkdf {

  private static final String MAC = "HmacSHA256";
  private static final int HASH = 32;

  private Hkdf() {}

  /** RFC 5869 section 2.2: condenses keying material into a key of 32 bytes. */
  public static byte[] extract(byte[] salt, byte[] material) {
    return mac(salt.length == 0 ? new byte[HASH] : salt, material);
  }

  /**
   * RFC 5869 section 2.3: stretches a key to the length asked for.
   *
   * @param length 1 to 8,160 bytes
   */
  public static byte[] expand(byte[] key, byte[] info, int length) {
    if (length < 1 || length > 255 * HASH) {
      throw new IllegalArgumentException("HKDF gives 1 to 8160 bytes, not " + length);
    }
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      byte[] out = new byte[length];
      byte[] block = {};
      int done = 0;
      for (int counter = 1; done < length; counter++) {
        mac.update(block);
        mac.update(info);
        mac.update((byte) counter);
        block = mac.doFinal();
        int part = Math.min(HASH, length - done);
        System.arraycopy(block, 0, out, done, part);
        done += part;
      }
      Arrays.fill(block, (byte) 0);
      return out;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }

  /** HMAC-SHA-256 (RFC 2104). */
  public static byte[] mac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }
}
