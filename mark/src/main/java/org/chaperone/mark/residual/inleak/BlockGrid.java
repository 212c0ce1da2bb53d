package org.chaperone.mark.residual.inleak;

import org.chaperone.picture.plane.Plane;

/**
 * The blocks of 8 × 8 pixels of a leak in which the rendition is seen, as its compression laid them
 * from its corner. Blocks that the leak's right or lower edge cuts are filled up with their last
 * pixels.
 *
 * @param left pixels of the leak before the first block
 * @param top likewise
 * @param width pixels of the leak in these blocks
 * @param height likewise
 * @param used blocks that lie in the rendition altogether
 */
@SuppressWarnings("ArrayRecordComponent")
record BlockGrid(int left, int top, int width, int height, boolean[] used) {

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
    boolean[] none =
        new boolean[Math.ceilDiv(width, BlockDct.SIDE) * Math.ceilDiv(height, BlockDct.SIDE)];
    return new BlockGrid(left, top, width, height, none);
  }

  /** The same, those used that are within a plane's ones altogether. */
  BlockGrid within(Plane inside) {
    boolean[] all = new boolean[used.length];
    for (int b = 0; b < all.length; b++) {
      all[b] = true;
      for (int i = 0; i < BlockDct.SIZE && all[b]; i++) {
        all[b] = inside.values()[pixel(b, i)] > 0;
      }
    }
    return new BlockGrid(left, top, width, height, all);
  }

  int across() {
    return Math.ceilDiv(width, BlockDct.SIDE);
  }

  int down() {
    return Math.ceilDiv(height, BlockDct.SIDE);
  }

  int count() {
    int n = 0;
    for (boolean u : used) {
      n += u ? 1 : 0;
    }
    return n;
  }

  /** Whether the leak's edge does not cut a block. */
  boolean isWhole(int block) {
    return (block % across() + 1) * BlockDct.SIDE <= width
        && (block / across() + 1) * BlockDct.SIDE <= height;
  }

  /** About so many of the blocks used, all over. */
  int[] some(int most) {
    int stride = Math.max(1, count() / most);
    int[] out = new int[Math.ceilDiv(count(), stride)];
    int seen = 0;
    for (int b = 0; b < used.length; b++) {
      if (used[b]) {
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
      into[i] = plane.values()[pixel(block, i)];
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
          out.values()[y * width + x] = block[(y - row) * BlockDct.SIDE + x - column];
        }
      }
    }
    return out;
  }
}
