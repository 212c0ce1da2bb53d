package org.chaperone.mark.score;

/** Where squares of the rendition lie: the smallest, and larger ones of twice the side each. */
final class Squares {

  /** Pixels at the hypothesis's level: finer squares would hold too few cells to say anything. */
  private static final int SMALLEST = 32;

  private static final int BLOCK = 8;

  static final int SIZES = 4;

  private Squares() {}

  /** Blocks of an octave along a side of the smallest square; 1 where a block is larger. */
  static int blocksASide(int octave, int level) {
    return Math.max(1, (SMALLEST << level) / (BLOCK << octave));
  }

  /** Whether blocks of an octave lie within squares of a size. */
  static boolean hold(int size, int octave, int level) {
    return BLOCK << octave <= SMALLEST << (level + size);
  }

  /** The number of the square that a block lies in, the same for all octaves. */
  static long number(int size, int octave, int level, int row, int column) {
    int side = SMALLEST << (level + size);
    return (long) Math.floorDiv(row * (BLOCK << octave), side) << Integer.SIZE
        | (Math.floorDiv(column * (BLOCK << octave), side) & 0xffff_ffffL);
  }
}
