package org.chaperone.mark.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** The weighted and added signs of a part of an octave, a row at a time. */
final class SignRows {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Eight signs as bytes, 1 or −1, the first one lowest: of each eight bits. */
  private static final long[] SPREAD = new long[256];

  static {
    for (int octet = 0; octet < SPREAD.length; octet++) {
      for (int bit = 0; bit < 8; bit++) {
        SPREAD[octet] |= (((octet >> bit) & 1) == 0 ? 1L : 0xffL) << (8 * bit);
      }
    }
  }

  private final List<Signs.Weighted> keys;
  private final int width;

  /** Blocks from the top of the first row of them that is kept. */
  private final int firstBlockRow;

  /** Words in a row of blocks. */
  private final int stride;

  /** Cells that the words begin before the part. */
  private final int skipped;

  /** Of each key, row of blocks by row of blocks. */
  private final List<long[]> words;

  private final byte[] signs;

  SignRows(List<Signs.Weighted> keys, int octave, int x, int y, int width, int height) {
    this.keys = keys;
    this.width = width;
    firstBlockRow = y >> 3;
    int firstPair = x >> 4;
    int pairs = ((x + width - 1) >> 4) - firstPair + 1;
    stride = 2 * pairs;
    skipped = x - (firstPair << 4);
    int blockRows = ((y + height - 1) >> 3) - firstBlockRow + 1;
    byte[] counters = Pairs.all(firstBlockRow, blockRows, firstPair, pairs).counters(octave);
    words = keys.stream().map(key -> key.stream().words(counters)).toList();
    signs = new byte[stride * Long.BYTES];
  }

  /** Lays row {@code y} of the endless grid, from the part's first column on. */
  void row(int y, float[] into) {
    Arrays.fill(into, 0, width, 0);
    for (int k = 0; k < keys.size(); k++) {
      spread(words.get(k), ((y >> 3) - firstBlockRow) * stride, (y & 7) * 8);
      float weight = keys.get(k).weight();
      for (int i = 0; i < width; i++) {
        into[i] += weight * signs[skipped + i];
      }
    }
  }

  /** Lays the signs of one row of cells, of all words of a row of blocks. */
  private void spread(long[] from, int first, int shift) {
    for (int i = 0; i < stride; i++) {
      EIGHT_BYTES.set(signs, i * Long.BYTES, SPREAD[(int) (from[first + i] >>> shift) & 255]);
    }
  }
}
