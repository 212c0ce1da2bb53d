package org.chaperone.mark.pattern;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signs of one key, wherever they are asked for.
 *
 * <p>Cells lie on an endless grid in each octave. Each 8 × 8 of them, a block, are one word of 64
 * bits: bit {@code 8·row + column} is 1 where the cell is −1. Two neighbouring blocks are one
 * output of AES-256 in counter mode (NIST SP 800-38A). The counter is the octave (8 bits), the
 * pair's row (56 bits) and its column (64 bits), big endian, so no two octaves share a part of the
 * stream. The AES key is HMAC-SHA256 of a label under the part's key.
 *
 * <p>Not safe for use by several threads at a time.
 */
public final class Keystream {

  private static final byte[] LABEL = "chaperone mark signs".getBytes(StandardCharsets.US_ASCII);
  private static final String AES = "AES";
  private static final String HMAC = "HmacSHA256";

  private final Cipher cipher;

  /**
   * The signs of a key.
   *
   * @param key 32 bytes
   */
  public Keystream(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      byte[] stream = mac.doFinal(LABEL);
      // Counters are not always consecutive, so they are laid out here and enciphered one by one.
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(stream, AES));
      Arrays.fill(stream, (byte) 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES or HMAC-SHA256", e);
    }
  }

  /**
   * The words of pairs of blocks: two for each, the left block's first.
   *
   * @param counters of {@link Pairs#counters}, which are the same for all keys
   */
  public long[] words(byte[] counters) {
    long[] words = new long[counters.length / Long.BYTES];
    if (words.length > 0) {
      // update, not doFinal: the key schedule stays.
      ByteBuffer.wrap(cipher.update(counters)).asLongBuffer().get(words);
    }
    return words;
  }
}
