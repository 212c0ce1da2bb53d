package org.chaperone.mark.pattern;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signs of one octave of one key, wherever they are asked for.
 *
 * <p>Cells lie on an endless grid. Each 8 × 8 of them, a block, are one word of 64 bits: bit {@code
 * 8·row + column} is 1 where the cell is −1. Two neighbouring blocks are one output of AES-256 in
 * counter mode (NIST SP 800-38A); the counter is the pair's row and column, 64 bits each, big
 * endian. The AES key is HMAC-SHA256 of the octave's label under the part's key, so no two octaves
 * share a stream.
 *
 * <p>Not safe for use by several threads at a time.
 */
public final class Keystream {

  private static final int PAIR = 16;

  private final Cipher cipher;

  /**
   * The signs of an octave.
   *
   * @param key 32 bytes
   * @param octave 0 (cells of 1 pixel) to 6 (64 pixels)
   */
  public Keystream(byte[] key, int octave) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] label = ("chaperone mark octave " + octave).getBytes(StandardCharsets.US_ASCII);
      byte[] stream = mac.doFinal(label);
      // Counters are not always consecutive, so they are laid out here and enciphered one by one.
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(stream, "AES"));
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
    ByteBuffer.wrap(enciphered(counters)).asLongBuffer().get(words);
    return words;
  }

  private byte[] enciphered(byte[] counters) {
    // update, not doFinal: the key schedule stays.
    return counters.length == 0 ? counters : cipher.update(counters);
  }

  /** The words of the blocks from {@code first} on in one row of blocks. */
  public long[] words(long row, long first, int count) {
    long firstPair = first >> 1;
    int pairs = (int) (((first + count - 1) >> 1) - firstPair) + 1;
    ByteBuffer counters = ByteBuffer.allocate(pairs * PAIR);
    for (int i = 0; i < pairs; i++) {
      counters.putLong(row).putLong(firstPair + i);
    }
    ByteBuffer stream = ByteBuffer.wrap(enciphered(counters.array()));
    long[] words = new long[count];
    int skipped = (int) (first - 2 * firstPair);
    for (int i = 0; i < count; i++) {
      words[i] = stream.getLong((skipped + i) * Long.BYTES);
    }
    return words;
  }
}
