package org.chaperone.bench.attack;

import org.chaperone.bench.attack.raster.Raster;

/**
 * Contrast-limited adaptive histogram equalisation of luma (Zuiderveld, Graphics Gems IV, 1994);
 * colours follow by the same gain.
 */
final class LocalEqualisation {

  private static final int TILES = 8;

  private LocalEqualisation() {}

  /**
   * Equalises in place.
   *
   * @param limit how many times its even share a grey level may have in a tile, above 1
   */
  static void apply(Raster raster, double limit) {
    int width = raster.width();
    int height = raster.height();
    byte[] p = raster.bgr();
    int[] luma = new int[width * height];
    for (int i = 0; i < luma.length; i++) {
      luma[i] =
          (29 * (p[3 * i] & 255) + 150 * (p[3 * i + 1] & 255) + 77 * (p[3 * i + 2] & 255)) >> 8;
    }
    int[][] tables = new int[TILES * TILES][];
    for (int t = 0; t < tables.length; t++) {
      tables[t] = table(luma, width, height, t % TILES, t / TILES, limit);
    }
    for (int y = 0, i = 0; y < height; y++) {
      double ty = Math.clamp((y + 0.5) * TILES / height - 0.5, 0, TILES - 1.001);
      int row = (int) ty;
      int fy = (int) (256 * (ty - row));
      for (int x = 0; x < width; x++, i++) {
        double tx = Math.clamp((x + 0.5) * TILES / width - 0.5, 0, TILES - 1.001);
        int column = (int) tx;
        int fx = (int) (256 * (tx - column));
        int v = luma[i];
        int t = row * TILES + column;
        int top = tables[t][v] * (256 - fx) + tables[t + 1][v] * fx;
        int bottom = tables[t + TILES][v] * (256 - fx) + tables[t + TILES + 1][v] * fx;
        int equalised = (top * (256 - fy) + bottom * fy) >> 16;
        int gain = (equalised << 8) / Math.max(v, 1);
        for (int c = 3 * i; c < 3 * i + 3; c++) {
          p[c] = (byte) Math.min(255, ((p[c] & 255) * gain) >> 8);
        }
      }
    }
  }

  private static int[] table(int[] luma, int width, int height, int column, int row, double limit) {
    int x0 = column * width / TILES;
    int x1 = Math.max(x0 + 1, (column + 1) * width / TILES);
    int y0 = row * height / TILES;
    int y1 = Math.max(y0 + 1, (row + 1) * height / TILES);
    int[] histogram = new int[256];
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        histogram[luma[y * width + x]]++;
      }
    }
    int total = (x1 - x0) * (y1 - y0);
    double clip = Math.max(1, limit * total / 256);
    double excess = 0;
    for (int count : histogram) {
      excess += Math.max(0, count - clip);
    }
    int[] table = new int[256];
    double sum = 0;
    for (int v = 0; v < 256; v++) {
      sum += Math.min(histogram[v], clip) + excess / 256;
      table[v] = Math.clamp(Math.round(255 * sum / total), 0, 255);
    }
    return table;
  }
}
