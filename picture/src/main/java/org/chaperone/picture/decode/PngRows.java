package org.chaperone.picture.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chaperone.picture.header.UnreadableException;

/**
 * How long the rows of a PNG's inflated data are, filter byte included (W3C PNG, sections 7 and 8).
 *
 * @param lengths in bytes, row by row, pass by pass when it is interlaced
 */
record PngRows(List<Integer> lengths) {

  /** First column, first row, column step and row step of Adam7's passes. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final Set<Integer> DEPTHS = Set.of(1, 2, 4, 8, 16);

  private static final int[][] PLAIN = {{0, 0, 1, 1}};

  /**
   * From the 13 bytes of IHDR.
   *
   * @throws UnreadableException when they make no sense
   */
  static PngRows of(byte[] header) throws UnreadableException {
    if (header.length != 13 || !DEPTHS.contains((int) header[8]) || (header[12] | 1) != 1) {
      throw new UnreadableException("its header is damaged");
    }
    ByteBuffer buffer = ByteBuffer.wrap(header);
    int width = buffer.getInt(0);
    int height = buffer.getInt(4);
    long bits = (long) header[8] * samples(header[9]);
    var lengths = new ArrayList<Integer>();
    for (int[] pass : header[12] == 0 ? PLAIN : PASSES) {
      long across = Math.ceilDiv((long) width - pass[0], pass[2]);
      long down = Math.ceilDiv((long) height - pass[1], pass[3]);
      for (long row = 0; across > 0 && row < down; row++) {
        lengths.add((int) (1 + Math.ceilDiv(across * bits, 8L)));
      }
    }
    return new PngRows(lengths);
  }

  private static int samples(int colour) throws UnreadableException {
    return switch (colour) {
      case 0, 3 -> 1;
      case 4 -> 2;
      case 2 -> 3;
      case 6 -> 4;
      default -> throw new UnreadableException("its header is damaged");
    };
  }

  /** All rows together. */
  long bytes() {
    return lengths.stream().mapToLong(Integer::longValue).sum();
  }
}
