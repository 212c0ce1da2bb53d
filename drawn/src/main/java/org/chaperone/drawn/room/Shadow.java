package org.chaperone.drawn.room;

import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Light;
import org.chaperone.drawn.paint.View;

/**
 * The soft shadow of a body on what is behind it, from the body's outline.
 *
 * @param far how many millimetres the shadow falls beside the body
 * @param dark 0 for none, 1 for black
 */
public record Shadow(float far, float dark) {
  private static final int CELL = 6;

  /**
   * Dims the canvas where the body keeps the lamp's light out.
   *
   * @param cover how much of each pixel the body covers
   */
  public void cast(Canvas canvas, View view, float[] cover, Light light) {
    int w = canvas.width() / CELL + 2;
    int h = canvas.height() / CELL + 2;
    float[] small = new float[w * h];
    for (int y = 0; y < h; y++) {
      int py = Math.min(canvas.height() - 1, y * CELL);
      for (int x = 0; x < w; x++) {
        small[y * w + x] = cover[py * canvas.width() + Math.min(canvas.width() - 1, x * CELL)];
      }
    }
    int reach = Math.max(1, Curves.floor(far * 0.45f / view.millimetres() / CELL));
    for (int pass = 0; pass < 2; pass++) {
      small = blurred(small, w, h, reach, 1, w);
      small = blurred(small, h, w, reach, w, 1);
    }
    float low = Math.max(0.35f, light.z());
    float offX = light.x() / low * far / view.millimetres() / CELL;
    float offY = light.y() / low * far / view.millimetres() / CELL;
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        int i = y * canvas.width() + x;
        if (cover[i] >= 1) {
          continue;
        }
        float sx = Curves.clamp(x * (1f / CELL) + offX, 0, w - 1.01f);
        float sy = Curves.clamp(y * (1f / CELL) + offY, 0, h - 1.01f);
        int x0 = (int) sx;
        int y0 = (int) sy;
        float shade = Curves.between(small, y0 * w + x0, w, sx - x0, sy - y0);
        canvas.dim(i, 1 - dark * shade);
      }
    }
  }

  /**
   * A running mean along lines of {@code length} cells, {@code step} apart, lines {@code line}
   * apart.
   */
  private static float[] blurred(
      float[] plane, int length, int lines, int reach, int step, int line) {
    float[] out = new float[plane.length];
    for (int k = 0; k < lines; k++) {
      int o = k * line;
      for (int c = 0; c < length; c++) {
        float sum = 0;
        for (int d = -reach; d <= reach; d++) {
          sum += plane[o + Math.max(0, Math.min(length - 1, c + d)) * step];
        }
        out[o + c * step] = sum / (2 * reach + 1);
      }
    }
    return out;
  }
}
