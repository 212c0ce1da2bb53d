package org.chaperone.drawn.texture;

import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Noise;

/**
 * Soft pictures: noise with amplitude in proportion to wavelength, cut by a few edges and blobs.
 */
public final class Clouds {
  private Clouds() {}

  /** Fills the canvas. */
  public static void paint(Canvas canvas, Dice dice) {
    Noise noise = new Noise(dice.fork("noise"));
    Palette palette = Palette.of(dice);
    Colour low = palette.next(dice);
    Colour high = palette.next(dice);
    Colour third = palette.next(dice);
    float wave = dice.between(1.2, 6) / canvas.width();
    float gain = dice.between(0.42, 0.68);
    float warp = dice.between(0, 1.5);
    float squeeze = dice.between(0.25, 1);
    Leaf[] leaves = new Leaf[dice.count(0, 6)];
    float[] weight = new float[leaves.length];
    float[] blur = new float[leaves.length];
    for (int k = 0; k < leaves.length; k++) {
      leaves[k] = Leaf.of(dice, canvas.width(), canvas.height(), dice.between(8, 130), noise);
      weight[k] = dice.between(-0.6, 0.6);
      blur[k] = dice.between(0.6, 9);
    }
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        float px = x * wave;
        float py = y * wave * squeeze;
        float bend = warp * noise.at(px * 1.3f + 40, py * 1.3f);
        float f = 0.5f + 0.45f * noise.octaves(px + bend, py - bend, 7, gain);
        for (int k = 0; k < leaves.length; k++) {
          f += weight[k] * Curves.step(-blur[k], blur[k], leaves[k].inside(x, y));
        }
        float g = 0.5f + 0.4f * noise.at(px * 0.7f + 90, py * 0.7f);
        int i = y * canvas.width() + x;
        float a = Curves.clamp(f, 0, 1.1f);
        canvas.red()[i] = tone(low.red(), high.red(), third.red(), a, g);
        canvas.green()[i] = tone(low.green(), high.green(), third.green(), a, g);
        canvas.blue()[i] = tone(low.blue(), high.blue(), third.blue(), a, g);
      }
    }
  }

  private static float tone(float low, float high, float third, float a, float g) {
    return Curves.mix(low, Curves.mix(high, third, g), a);
  }
}
