package org.chaperone.picture.registration;

import org.bytedeco.opencv.opencv_core.Mat;

/** A grey picture's pixels, for comparing small patches at places between pixels. */
final class Patches {

  private final byte[] pixels;
  private final int width;
  private final int height;

  Patches(Mat grey) {
    this.width = grey.cols();
    this.height = grey.rows();
    this.pixels = new byte[width * height];
    grey.data().get(pixels);
  }

  /**
   * Normalised correlation of a patch here with one there, −1 to 1.
   *
   * @param reach pixels on every side of the centre
   */
  float correlation(float x, float y, Patches other, float ox, float oy, int reach) {
    float sa = 0;
    float sb = 0;
    float saa = 0;
    float sbb = 0;
    float sab = 0;
    int n = (2 * reach + 1) * (2 * reach + 1);
    for (int v = -reach; v <= reach; v++) {
      for (int u = -reach; u <= reach; u++) {
        float a = value(x + u, y + v);
        float b = other.value(ox + u, oy + v);
        sa += a;
        sb += b;
        saa += a * a;
        sbb += b * b;
        sab += a * b;
      }
    }
    float va = saa - sa * sa / n;
    float vb = sbb - sb * sb / n;
    return (sab - sa * sb / n) / (float) (Math.sqrt(Math.max(0, va) * Math.max(0, vb)) + n * 1e-3);
  }

  /**
   * How well a patch pins down its place: the smaller eigenvalue of its mean gradient tensor,
   * relative to its variance, in 1/pixel².
   *
   * <p>With correlation ρ, a place found by matching is uncertain by about √((1 − ρ)/ρ / (texture ·
   * independent pixels)).
   */
  float texture(float x, float y, int reach) {
    float xx = 0;
    float xy = 0;
    float yy = 0;
    float sum = 0;
    float square = 0;
    for (int v = -reach; v <= reach; v++) {
      for (int u = -reach; u <= reach; u++) {
        float gx = (value(x + u + 1, y + v) - value(x + u - 1, y + v)) / 2;
        float gy = (value(x + u, y + v + 1) - value(x + u, y + v - 1)) / 2;
        float a = value(x + u, y + v);
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        sum += a;
        square += a * a;
      }
    }
    int n = (2 * reach + 1) * (2 * reach + 1);
    float variance = Math.max(1e-3f, square - sum * sum / n);
    float half = (xx + yy) / 2;
    float spread = (float) Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    return Math.max(0, half - spread) / variance;
  }

  private float value(float x, float y) {
    float cx = Math.max(0, Math.min(width - 1.001f, x));
    float cy = Math.max(0, Math.min(height - 1.001f, y));
    int ix = (int) cx;
    int iy = (int) cy;
    float fx = cx - ix;
    float fy = cy - iy;
    int nx = Math.min(width - 1, ix + 1);
    int ny = Math.min(height - 1, iy + 1);
    float top = at(ix, iy) * (1 - fx) + at(nx, iy) * fx;
    float bottom = at(ix, ny) * (1 - fx) + at(nx, ny) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  private int at(int x, int y) {
    return pixels[y * width + x] & 0xFF;
  }
}
