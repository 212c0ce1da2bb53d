package org.chaperone.mark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cells that a key stands for, +1 or −1, in octaves whose cells are 1, 2, 4 … pixels wide.
 *
 * <p>Each octave has a key of its own: HMAC-SHA-256 of its label under the part's key. Its cells
 * are the bits of AES-256-CTR, 64 bits for a block of 8 × 8 cells, blocks in rows of {@link
 * #BLOCKS}: where a cell stands decides its bit, whatever the picture's size.
 */
final class Cells {

  /** Cells along a block's side. */
  static final int SIDE = 8;

  private static final int BLOCKS = 1 << 13;
  private static final int WORDS_OF_AES = 2;

  private final List<Cipher> ciphers = new ArrayList<>();
  private final List<SecretKeySpec> keys = new ArrayList<>();

  Cells(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      for (int octave = 0; octave < Octaves.COUNT; octave++) {
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] label = ("chaperone mark octave " + octave).getBytes(StandardCharsets.US_ASCII);
        keys.add(new SecretKeySpec(mac.doFinal(label), "AES"));
        ciphers.add(Cipher.getInstance("AES/CTR/NoPadding"));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has HMAC-SHA-256 and AES", e);
    }
  }

  /**
   * A row of blocks, a word of 64 bits for each, the block's first row in the lowest 8 bits.
   *
   * @param fromBlock even
   */
  long[] words(int octave, int rowOfBlocks, int fromBlock, int blocks) {
    byte[] counter = new byte[16];
    long at = ((long) rowOfBlocks * BLOCKS + fromBlock) / WORDS_OF_AES;
    ByteBuffer.wrap(counter).putLong(8, at);
    try {
      Cipher cipher = ciphers.get(octave);
      cipher.init(Cipher.ENCRYPT_MODE, keys.get(octave), new IvParameterSpec(counter));
      byte[] bytes = cipher.doFinal(new byte[blocks * Long.BYTES]);
      long[] out = new long[blocks];
      ByteBuffer.wrap(bytes).asLongBuffer().get(out);
      return out;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-CTR takes every counter", e);
    }
  }

  /** Adds {@code amplitude} × the cells to a grid of cells, rows from the top. */
  void addTo(float[] grid, int octave, int width, int height, float amplitude) {
    int blocks = (width + SIDE - 1) / SIDE;
    float[] sign = {-amplitude, amplitude};
    for (int by = 0; by * SIDE < height; by++) {
      long[] words = words(octave, by, 0, blocks);
      for (int y = by * SIDE; y < Math.min(height, (by + 1) * SIDE); y++) {
        int shift = (y - by * SIDE) * SIDE;
        for (int bx = 0; bx < blocks; bx++) {
          int bits = (int) (words[bx] >>> shift);
          int from = y * width + bx * SIDE;
          int end = Math.min(SIDE, width - bx * SIDE);
          for (int i = 0; i < end; i++) {
            grid[from + i] += sign[bits >>> i & 1];
          }
        }
      }
    }
  }
}
