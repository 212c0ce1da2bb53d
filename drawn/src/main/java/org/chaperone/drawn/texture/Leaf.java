package org.chaperone.drawn.texture;

import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Noise;

/**
 * One opaque shape of a dead-leaves picture.
 *
 * @param radius in pixels
 * @param sides 0 for an oval, 1 for a ragged blob, otherwise so many corners
 */
record Leaf(
    float x,
    float y,
    float radius,
    float longer,
    float cosine,
    float sine,
    int sides,
    Noise noise) {

  static Leaf of(Dice dice, int width, int height, float radius, Noise noise) {
    float angle = dice.between(0, 6.283);
    return new Leaf(
        dice.between(-0.2, 1.2) * width,
        dice.between(-0.2, 1.2) * height,
        radius,
        dice.chance(0.25) ? dice.between(1.5, 4) : dice.between(1, 1.4),
        Curves.cos(angle),
        Curves.sin(angle),
        dice.chance(0.4) ? 0 : dice.chance(0.35) ? 1 : dice.count(3, 6),
        noise);
  }

  float reach() {
    return radius * longer * 1.45f;
  }

  /** Pixels from the border, above 0 inside; exact enough near the border. */
  float inside(float px, float py) {
    float a = (cosine * (px - x) + sine * (py - y)) / longer;
    float b = -sine * (px - x) + cosine * (py - y);
    if (sides < 2) {
      float rag = sides == 0 ? 0 : 0.3f * noise.at(a * 2.2f / radius + x, b * 2.2f / radius + y);
      return radius * (1 + rag) - Curves.root(a * a + b * b);
    }
    if (sides == 4) {
      return radius * 0.85f - Math.max(Math.abs(a), Math.abs(b));
    }
    float far = -1e9f;
    for (int k = 0; k < sides; k++) {
      far = Math.max(far, a * CORNER_COS[sides][k] + b * CORNER_SIN[sides][k]);
    }
    return radius * 0.75f - far;
  }

  private static final float[][] CORNER_COS = corners(0);
  private static final float[][] CORNER_SIN = corners(-1.5707963);

  private static float[][] corners(double phase) {
    float[][] table = new float[7][];
    for (int n = 0; n < table.length; n++) {
      table[n] = new float[n];
      for (int k = 0; k < n; k++) {
        table[n][k] = Curves.cos(6.283185307 * k / n + phase);
      }
    }
    return table;
  }
}
