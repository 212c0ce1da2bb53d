package org.chaperone.mark.score;

import org.chaperone.mark.pattern.Pairs;

/**
 * The cells of one octave that are looked at, in blocks of 8 × 8 as the key stream gives them.
 *
 * @param pairs where they are, two blocks each
 * @param cells what each cell's sign adds to the correlation, in the order of the words' bits
 * @param worth what a mark of full strength would add to the correlation in each block
 */
@SuppressWarnings("ArrayRecordComponent")
record Blocks(Pairs pairs, float[] cells, float[] worth) {

  static final int A_PAIR = 2;
  static final int CELLS = 64;
  static final int CELLS_A_PAIR = A_PAIR * CELLS;

  int count() {
    return worth.length;
  }

  /** In blocks from the top. */
  int row(int block) {
    return (int) pairs.rows()[block / A_PAIR];
  }

  /** In blocks from the left. */
  int column(int block) {
    return (int) pairs.columns()[block / A_PAIR] * A_PAIR + block % A_PAIR;
  }
}
