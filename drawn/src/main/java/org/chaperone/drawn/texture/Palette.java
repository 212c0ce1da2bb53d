package org.chaperone.drawn.texture;

import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;

/**
 * Colours as they are distributed in photographs: lightness spread over several stops, colour weak
 * and akin within one picture.
 */
record Palette(float hue, float strength) {

  static Palette of(Dice dice) {
    return new Palette(dice.between(0, 6.283), dice.between(0.02, 0.35));
  }

  Colour next(Dice dice) {
    float dark = dice.unit();
    float light = 0.025f + 0.75f * dark * dark;
    float turn = hue + dice.around(0, 0.9) + (dice.chance(0.2) ? 3.14f : 0);
    float weight = strength * dice.between(0, 2);
    float warm = Curves.cos(turn) * weight;
    float green = Curves.sin(turn) * weight * 0.6f;
    return new Colour(
        light * Math.max(0.1f, 1 + warm),
        light * Math.max(0.1f, 1 + green),
        light * Math.max(0.1f, 1 - warm));
  }
}
