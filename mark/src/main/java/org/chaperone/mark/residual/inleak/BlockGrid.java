package org.chaperone.mark.residual.inleak;

import org.chaperone.picture.plane.Plane;

/**
 * The blocks of 8 × 8 pixels of a leak in which the rendition is seen, as its compression laid them
 * from its corner. Blocks that the leak's right or lower edge cuts are filled up with their last
 * pixels; where the rendition is not seen, every value counts as 0.
 *
 * @param left pixels of the leak before the first block
 * @param top likewise
 * @param width pixels of the leak in these blocks
 * @param height likewise
 * @param shares of each block's pixels, those in which the rendition is seen
 * @param inside 1 where it is
 */
@SuppressWarnings("ArrayRecordComponent")
record BlockGrid(int left, int top, int width, int height, float[] shares, Plane inside) {

  /** Where less is seen of the rendition, a block says too little. */
  private static final float LEAST_SHARE = .4f;

  /**
   * The blocks around a part of the leak.
   *
   * @param end the pixel after the part's last: column, row
   */
  static BlockGrid around(int[] start, int[] end) {
    int left = start[0] / BlockDct.SIDE * BlockDct.SIDE;
    int top = start[1] / BlockDct.SIDE * BlockDct.SIDE;
    int width = Math.max(0, end[0] - left);
    int height = Math.max(0, end[1] - top);
    int blocks = Math.ceilDiv(width, BlockDct.SIDE) * Math.ceilDiv(height, BlockDct.SIDE);
    return new BlockGrid(left, top, width, height, new float[blocks], Plane.empty(width, height));
  }

  /** The same, where a plane is 1. */
  BlockGrid within(Plane seen) {
    float[] all = new float[shares.length];
    for (int b = 0; b < all.length; b++) {
      for (int i = 0; i < BlockDct.SIZE; i++) {
        all[b] += seen.values()[pixel(b, i)] > 0 ? 1f / BlockDct.SIZE : 0;
      }
    }
    return new BlockGrid(left, top, width, height, all, seen);
  }

  private boolean isUsed(int block) {
    return shares[block] >= LEAST_SHARE;
  }

  /** All of them, used or not. */
  int blocks() {
    return shares.length;
  }

  int across() {
    return Math.ceilDiv(width, BlockDct.SIDE);
  }

  int down() {
    return Math.ceilDiv(height, BlockDct.SIDE);
  }

  int count() {
    int n = 0;
    for (int b = 0; b < shares.length; b++) {
      n += isUsed(b) ? 1 : 0;
    }
    return n;
  }

  /** Whether a block is seen altogether, and the leak's edge does not cut it. */
  boolean isWhole(int block) {
    return shares[block] == 1
        && (block % across() + 1) * BlockDct.SIDE <= width
        && (block / across() + 1) * BlockDct.SIDE <= height;
  }

  /** About so many of the blocks used, all over. */
  int[] some(int most) {
    int stride = Math.max(1, count() / most);
    int[] out = new int[Math.ceilDiv(count(), stride)];
    int seen = 0;
    for (int b = 0; b < shares.length; b++) {
      if (isUsed(b)) {
        if (seen % stride == 0) {
          out[seen / stride] = b;
        }
        seen++;
      }
    }
    return out;
  }

  private int pixel(int block, int i) {
    int row = Math.min(height - 1, block / across() * BlockDct.SIDE + i / BlockDct.SIDE);
    int column = Math.min(width - 1, block % across() * BlockDct.SIDE + i % BlockDct.SIDE);
    return row * width + column;
  }

  /** A block's values. */
  void take(Plane plane, int block, float[] into) {
    for (int i = 0; i < BlockDct.SIZE; i++) {
      int at = pixel(block, i);
      into[i] = plane.values()[at] * inside.values()[at];
    }
  }

  /** Coefficients of some blocks, one after the other. */
  float[] coefficients(Plane plane, int[] blocks) {
    float[] out = new float[blocks.length * BlockDct.SIZE];
    float[] block = new float[BlockDct.SIZE];
    for (int b = 0; b < blocks.length; b++) {
      take(plane, blocks[b], block);
      BlockDct.forward(block);
      System.arraycopy(block, 0, out, b * BlockDct.SIZE, BlockDct.SIZE);
    }
    return out;
  }

  /** The plane with these coefficients in some blocks, and zeros elsewhere. */
  Plane plane(float[] coefficients, int[] blocks) {
    Plane out = Plane.empty(width, height);
    float[] block = new float[BlockDct.SIZE];
    for (int b = 0; b < blocks.length; b++) {
      System.arraycopy(coefficients, b * BlockDct.SIZE, block, 0, BlockDct.SIZE);
      BlockDct.back(block);
      int column = blocks[b] % across() * BlockDct.SIDE;
      int row = blocks[b] / across() * BlockDct.SIDE;
      for (int y = row; y < Math.min(height, row + BlockDct.SIDE); y++) {
        for (int x = column; x < Math.min(width, column + BlockDct.SIDE); x++) {
          int at = y * width + x;
          out.values()[at] = block[(y - row) * BlockDct.SIDE + x - column] * inside.values()[at];
        }
      }
    }
    return out;
  }
}
