package org.chaperone.mark.pattern;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Places of pairs of blocks of cells, 16 × 8 cells each.
 *
 * @param rows the row of each
 * @param columns the column of each, in pairs
 */
public record Pairs(long[] rows, long[] columns) {

  private static final int ROW_BITS = 56;
  private static final long ROW = (1L << ROW_BITS) - 1;

  /** All of a rectangle, row by row. */
  static Pairs all(long firstRow, int rows, long firstColumn, int columns) {
    long[] ofRows = new long[Math.multiplyExact(rows, columns)];
    long[] ofColumns = new long[ofRows.length];
    for (int i = 0; i < ofRows.length; i++) {
      ofRows[i] = firstRow + i / columns;
      ofColumns[i] = firstColumn + i % columns;
    }
    return new Pairs(ofRows, ofColumns);
  }

  /** How many there are. */
  public int count() {
    return rows.length;
  }

  /** Those from an index on up to before another. */
  public Pairs part(int from, int end) {
    return new Pairs(Arrays.copyOfRange(rows, from, end), Arrays.copyOfRange(columns, from, end));
  }

  /**
   * The counters of the key streams there: octave, row and column of each, big endian.
   *
   * @param octave 0 (cells of 1 pixel) to 6 (64 pixels)
   */
  public byte[] counters(int octave) {
    ByteBuffer counters = ByteBuffer.allocate(rows.length * 2 * Long.BYTES);
    for (int i = 0; i < rows.length; i++) {
      counters.putLong(((long) octave << ROW_BITS) | (rows[i] & ROW)).putLong(columns[i]);
    }
    return counters.array();
  }
}
