package org.chaperone.mark.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
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

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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
    byte[] stream = new byte[counters.length];
    fill(counters, stream);
    long[] words = new long[counters.length / Long.BYTES];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(stream, i);
    }
    return words;
  }

  /** The same as bytes, for {@link #word}. */
  public void fill(byte[] counters, byte[] stream) {
    if (counters.length == 0) {
      return;
    }
    try {
      // update, not doFinal: the key schedule stays.
      cipher.update(counters, 0, counters.length, stream);
    } catch (ShortBufferException e) {
      throw new IllegalArgumentException("the stream is as long as the counters", e);
    }
  }

  /** A word of what was filled. */
  public static long word(byte[] stream, int number) {
    return (long) WORDS.get(stream, number * Long.BYTES);
  }
}
