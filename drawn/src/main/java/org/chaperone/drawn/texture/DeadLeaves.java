package org.chaperone.drawn.texture;

import java.util.Arrays;
import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Noise;

/**
 * Opaque shapes that lie over one another, their sizes distributed as radius⁻³, so that a picture
 * looks alike at every scale (Lee, Mumford and Huang 2001, Occlusion Models for Natural Images).
 */
public final class DeadLeaves {
  private DeadLeaves() {}

  /**
   * Fills the canvas, front to back.
   *
   * @param layers how many times over the shapes would cover it; what stays bare is filled plainly
   */
  public static void paint(Canvas canvas, Dice dice, float smallest, float largest, float layers) {
    Noise noise = new Noise(dice.fork("noise"));
    Palette palette = Palette.of(dice);
    float[] bare = new float[canvas.red().length];
    Arrays.fill(bare, 1);
    float ratio = smallest / largest;
    float area = 0;
    while (area < layers * bare.length) {
      float radius = smallest / Curves.root(1 - dice.unit() * (1 - ratio * ratio));
      Leaf leaf = Leaf.of(dice, canvas.width(), canvas.height(), radius, noise);
      area += radius * radius * leaf.longer() * 1.6f;
      lay(canvas, bare, leaf, Fill.of(dice, palette, radius, noise));
    }
    Fill ground = Fill.of(dice, palette, canvas.width(), noise);
    lay(
        canvas,
        bare,
        new Leaf(canvas.width() / 2f, canvas.height() / 2f, canvas.width(), 1, 1, 0, 0, noise),
        ground);
    shade(canvas, dice, noise);
  }

  /** Uneven light over the whole picture, as leaves in a row would stand in it. */
  private static void shade(Canvas canvas, Dice dice, Noise noise) {
    float wave = dice.between(1, 4) / canvas.width();
    float depth = dice.between(0, 0.6);
    float edge = dice.between(0.1, 0.8);
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        float n = noise.octaves(x * wave + 60, y * wave, 2, 0.5f);
        canvas.dim(y * canvas.width() + x, 1 - depth * Curves.step(-edge, edge, n));
      }
    }
  }

  private static void lay(Canvas canvas, float[] bare, Leaf leaf, Fill fill) {
    float reach = leaf.reach();
    int x0 = Math.max(0, Curves.floor(leaf.x() - reach));
    int x1 = Math.min(canvas.width() - 1, Curves.floor(leaf.x() + reach) + 1);
    int y0 = Math.max(0, Curves.floor(leaf.y() - reach));
    int y1 = Math.min(canvas.height() - 1, Curves.floor(leaf.y() + reach) + 1);
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        int i = y * canvas.width() + x;
        if (bare[i] < 0.004f) {
          continue;
        }
        float cover = Curves.clamp(leaf.inside(x, y) + 0.5f, 0, 1) * bare[i];
        if (cover > 0) {
          add(canvas, i, x - leaf.x(), y - leaf.y(), leaf.radius(), cover, fill);
          bare[i] -= cover;
        }
      }
    }
  }

  /** Adds a fill's light; the canvas starts black and every pixel's covers sum to 1. */
  private static void add(
      Canvas canvas, int i, float dx, float dy, float radius, float cover, Fill fill) {
    float part = Curves.clamp(fill.part(dx, dy), 0, 1);
    float side = (fill.cosine() * dx + fill.sine() * dy) / radius;
    float lit = cover * (1 + fill.shade() * Curves.clamp(side, -1, 1));
    canvas.red()[i] += lit * Curves.mix(fill.first().red(), fill.second().red(), part);
    canvas.green()[i] += lit * Curves.mix(fill.first().green(), fill.second().green(), part);
    canvas.blue()[i] += lit * Curves.mix(fill.first().blue(), fill.second().blue(), part);
  }
}
