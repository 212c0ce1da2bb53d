package org.chaperone.mark.pattern;

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

  long row(int i) {
    return rows[i];
  }

  long column(int i) {
    return columns[i];
  }
}
