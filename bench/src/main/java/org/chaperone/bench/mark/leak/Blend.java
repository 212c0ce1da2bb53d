package org.chaperone.bench.mark.leak;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** How several views of one photograph are made into one picture. */
public enum Blend {
  AVERAGE,
  MIN,
  MAX,
  MEDIAN,
  /** Half way between the least and the most. */
  MIN_MAX,
  /** Squares of {@value #TILE} pixels, each of a view by lot. */
  MOSAIC;

  private static final int TILE = 32;

  /**
   * The blend.
   *
   * @param views bytes of pixels, blue, green, red, rows from the top
   * @param width of all of them
   */
  public byte[] of(List<byte[]> views, int width, RandomGenerator random) {
    return this == MOSAIC ? mosaic(views, width, random) : each(views);
  }

  private byte[] each(List<byte[]> views) {
    byte[] out = new byte[views.getFirst().length];
    int[] levels = new int[views.size()];
    for (int i = 0; i < out.length; i++) {
      for (int v = 0; v < levels.length; v++) {
        levels[v] = views.get(v)[i] & 255;
      }
      out[i] = (byte) Math.round(one(levels));
    }
    return out;
  }

  private double one(int[] levels) {
    int last = levels.length - 1;
    if (this == AVERAGE) {
      return (double) Arrays.stream(levels).sum() / levels.length;
    }
    Arrays.sort(levels);
    return switch (this) {
      case MIN -> levels[0];
      case MAX -> levels[last];
      case MEDIAN -> (levels[last / 2] + levels[(last + 1) / 2]) / 2.0;
      default -> (levels[0] + levels[last]) / 2.0;
    };
  }

  private static byte[] mosaic(List<byte[]> views, int width, RandomGenerator random) {
    byte[] out = new byte[views.getFirst().length];
    int height = out.length / 3 / width;
    for (int y = 0; y < height; y += TILE) {
      for (int x = 0; x < width; x += TILE) {
        byte[] from = views.get(random.nextInt(views.size()));
        int length = 3 * Math.min(TILE, width - x);
        for (int row = y; row < Math.min(height, y + TILE); row++) {
          int at = 3 * (row * width + x);
          System.arraycopy(from, at, out, at, length);
        }
      }
    }
    return out;
  }
}
