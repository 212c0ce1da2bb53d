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

  /** How many there are. */
  public int count() {
    return rows.length;
  }

  /** Those from an index on up to before another. */
  public Pairs part(int from, int end) {
    return new Pairs(Arrays.copyOfRange(rows, from, end), Arrays.copyOfRange(columns, from, end));
  }

  /** The counters of the key streams there: row and column of each, big endian. */
  public byte[] counters() {
    ByteBuffer counters = ByteBuffer.allocate(rows.length * 2 * Long.BYTES);
    for (int i = 0; i < rows.length; i++) {
      counters.putLong(rows[i]).putLong(columns[i]);
    }
    return counters.array();
  }
}
