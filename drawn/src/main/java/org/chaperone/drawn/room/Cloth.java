package org.chaperone.drawn.room;

import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Light;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.paint.View;

/**
 * A draped cloth: long folds in one direction, crossed by smaller ones, and a weave.
 *
 * @param angle of the folds, in radians
 * @param wave distance between the large folds, in millimetres
 * @param deep height of the large folds, in millimetres
 * @param drift how far the folds have moved since the sitting began, in millimetres
 * @param paper true for a crisp, finely crumpled paper, false for woven cloth
 */
record Cloth(
    Colour colour, float angle, float wave, float deep, float drift, boolean paper, Noise noise) {

  /**
   * Paints the cloth where the region is, with a hem along the region's border.
   *
   * @param before how much of each pixel will be covered by what stands before the cloth; what is
   *     covered whole is left out
   */
  void paint(Canvas canvas, View view, Light light, Region region, float[] before) {
    Shade shade = new Shade(view.reduced(2), light);
    float pixel = view.millimetres();
    int width = canvas.width();
    float sx = (shade.width - 1.001f) / (width - 1);
    float sy = (shade.height - 1.001f) / (canvas.height() - 1);
    float castX = 5 * view.directionX(light.x(), light.y());
    float castY = 5 * view.directionY(light.x(), light.y());
    for (int y = 0; y < canvas.height(); y++) {
      float py = y * sy;
      int y0 = (int) py;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (before[i] >= 1) {
          continue;
        }
        float scx = view.sceneX(x, y);
        float scy = view.sceneY(x, y);
        float inside = region.inside(scx, scy);
        if (inside < 8) {
          float over = region.inside(scx + castX, scy + castY);
          canvas.dim(i, 1 - 0.5f * Curves.step(-7, 3, over));
        }
        float cover = Curves.clamp(inside / pixel + 0.5f, 0, 1);
        if (cover <= 0) {
          continue;
        }
        float seam = inside - 9;
        float hem = 1 - 0.22f * Curves.bell(seam * seam / 1.2f) + (inside < 9 ? 0.05f : 0);
        float px = x * sx;
        int x0 = (int) px;
        int k = y0 * shade.width + x0;
        float lamp = Curves.between(shade.lamp, k, shade.width, px - x0, py - y0) * hem;
        float room = Curves.between(shade.room, k, shade.width, px - x0, py - y0) * hem;
        float thread = weave(scx, scy);
        lamp *= thread;
        room *= thread;
        canvas.cover(
            i,
            cover,
            colour.red() * (light.lamp().red() * lamp + light.room().red() * room),
            colour.green() * (light.lamp().green() * lamp + light.room().green() * room),
            colour.blue() * (light.lamp().blue() * lamp + light.room().blue() * room));
      }
    }
  }

  private float weave(float x, float y) {
    if (paper) {
      return 0.97f
          + 0.06f * noise.at(x * 0.8f + 3, y * 0.8f)
          + 0.03f * noise.at(x * 2.1f, y * 2.1f);
    }
    return 0.97f
        + 0.055f * noise.at(x * 1.7f, y * 0.45f + 7)
        + 0.055f * noise.at(x * 0.45f, y * 1.7f);
  }

  /** Height where {@code a} runs along the folds and {@code b} across, in units of a wave. */
  private float foldAt(float a, float b) {
    float shift = drift / wave;
    float wander = noise.octaves(a * 0.23f + shift * 0.7f, b * 0.23f + 50, 2, 0.5f);
    float large = fold(a * 0.3f + 0.4f * wander, b * 1.9f + 1.3f * wander + shift * 0.4f);
    float cross = fold(a * 0.8f + b * 0.5f + 20, b * 1.3f - a * 0.5f + 0.8f * wander + shift);
    float small = noise.octaves(a * 1.5f + shift, b * 2.4f + wander, 2, 0.5f);
    if (paper) {
      float crumple =
          noise.ridge(a * 2.6f + small * 0.4f, b * 2.6f)
              + 0.6f * noise.ridge(a * 5.3f + 9, b * 5.3f);
      return deep * (0.4f * wander + 0.3f * large + 0.06f * crumple * crumple + 0.05f * small);
    }
    return deep * (wander + 1.1f * large + 0.6f * cross + 0.09f * small);
  }

  /** A rounded fold along the zero lines of the noise. */
  private float fold(float a, float b) {
    float n = noise.at(a, b) * 1.7f;
    return Curves.bell(n * n);
  }

  /** How much light each point of the folds takes, at half the resolution. */
  private final class Shade {
    final int width;
    final int height;
    final float[] lamp;
    final float[] room;

    Shade(View view, Light light) {
      width = view.width();
      height = view.height();
      float c = Curves.cos(angle);
      float s = Curves.sin(angle);
      float[] fold = new float[width * height];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float scx = view.sceneX(x, y);
          float scy = view.sceneY(x, y);
          fold[y * width + x] = foldAt((c * scx + s * scy) / wave, (-s * scx + c * scy) / wave);
        }
      }
      lamp = new float[width * height];
      room = new float[width * height];
      float slope = 0.5f / view.millimetres();
      for (int y = 0; y < height; y++) {
        int up = Math.max(0, y - 1) * width;
        int down = Math.min(height - 1, y + 1) * width;
        for (int x = 0; x < width; x++) {
          int i = y * width + x;
          float nx =
              -(fold[y * width + Math.min(width - 1, x + 1)] - fold[y * width + Math.max(0, x - 1)])
                  * slope;
          float ny = -(fold[down + x] - fold[up + x]) * slope;
          float n = 1 / Curves.root(1 + nx * nx + ny * ny);
          float facing = (nx * light.x() + ny * light.y() + light.z()) * n;
          lamp[i] = Math.max(0, (facing + 0.12f) / 1.12f);
          room[i] = (0.55f + 0.45f * n) * (0.72f + 0.28f * Curves.clamp(fold[i] / deep, 0, 1));
        }
      }
    }
  }
}
