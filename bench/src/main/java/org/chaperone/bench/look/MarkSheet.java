package org.chaperone.bench.look;

import java.util.Arrays;
import org.chaperone.picture.Picture;

/**
 * A part of a picture beside its marked twin: both as they are (above each other), both three times
 * as large, pixel by pixel, and twenty times their difference on grey.
 */
final class MarkSheet {

  private static final int PART = 96;
  private static final int TIMES = 3;
  private static final int GAP = 8;
  private static final int AMPLIFIED = 20;
  private static final int GREY = 128;

  private static final int LARGE = TIMES * PART;
  private static final int WIDTH = PART + 3 * (GAP + LARGE);

  private final byte[] sheet = new byte[WIDTH * LARGE * 3];

  private MarkSheet() {
    Arrays.fill(sheet, (byte) GREY);
  }

  /**
   * Draws one.
   *
   * @param x of the part's upper left corner, as {@code y}
   * @return to be closed
   */
  static Picture of(Picture unmarked, Picture marked, int x, int y) {
    MarkSheet sheet = new MarkSheet();
    byte[] before = part(unmarked, x, y);
    byte[] after = part(marked, x, y);
    byte[] difference = new byte[before.length];
    for (int i = 0; i < before.length; i++) {
      int d = (after[i] & 255) - (before[i] & 255);
      difference[i] = (byte) Math.clamp(GREY + (long) AMPLIFIED * d, 0, 255);
    }
    sheet.put(before, 0, 0, 1);
    sheet.put(after, 0, PART + GAP, 1);
    sheet.put(before, PART + GAP, 0, TIMES);
    sheet.put(after, PART + 2 * GAP + LARGE, 0, TIMES);
    sheet.put(difference, PART + 3 * GAP + 2 * LARGE, 0, TIMES);
    return Picture.of(WIDTH, LARGE, sheet.sheet);
  }

  private static byte[] part(Picture picture, int x, int y) {
    try (Picture part = picture.cropped(x, y, PART, PART)) {
      return part.bgr();
    }
  }

  private void put(byte[] part, int left, int top, int times) {
    for (int y = 0; y < PART * times; y++) {
      for (int x = 0; x < PART * times; x++) {
        int from = (y / times * PART + x / times) * 3;
        System.arraycopy(part, from, sheet, ((top + y) * WIDTH + left + x) * 3, 3);
      }
    }
  }
}
