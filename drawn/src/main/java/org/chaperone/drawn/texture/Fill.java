package org.chaperone.drawn.texture;

import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Noise;

/**
 * What an area is filled with: a colour, shaded to one side, and a pattern between it and a second
 * colour.
 *
 * @param wave cells of the pattern a pixel
 */
record Fill(
    Pattern pattern,
    Colour first,
    Colour second,
    float cosine,
    float sine,
    float wave,
    float stretch,
    float shade,
    float offset,
    Noise noise) {

  enum Pattern {
    PLAIN,
    CLOUD,
    GRAIN,
    VEINS,
    STRIPES,
    SPOTS
  }

  static Fill of(Dice dice, Palette palette, float size, Noise noise) {
    Pattern[] patterns = Pattern.values();
    Colour first = palette.next(dice);
    float angle = dice.between(0, 6.283);
    float contrast = dice.unit();
    return new Fill(
        patterns[dice.count(0, patterns.length - 1)],
        first,
        first.towards(palette.next(dice), contrast * contrast),
        Curves.cos(angle),
        Curves.sin(angle),
        dice.between(1.5, 12) / Math.max(12, size),
        dice.between(0.2, 1),
        dice.between(0, 0.5),
        dice.between(0, 200),
        noise);
  }

  /** How much of the second colour stands at a point, 0 to 1. */
  float part(float x, float y) {
    float a = (cosine * x + sine * y) * wave + offset;
    float b = (-sine * x + cosine * y) * wave * stretch + offset;
    return switch (pattern) {
      case PLAIN -> 0;
      case CLOUD -> 0.5f + 0.4f * noise.octaves(a, b, 4, 0.55f);
      case GRAIN -> 0.5f + 0.5f * noise.at(a * 4, b * 4);
      case VEINS -> {
        float r = noise.ridge(a + 0.5f * noise.at(a * 2, b * 2), b);
        yield r * r * r * r;
      }
      case STRIPES -> {
        float s = a + 0.25f * noise.at(a * 0.4f, b * 0.7f);
        float f = s - Curves.floor(s);
        yield Curves.smooth(Math.abs(2 * f - 1));
      }
      case SPOTS -> {
        int xi = Curves.floor(a);
        int yi = Curves.floor(b);
        float dx = a - xi - 0.5f - 0.25f * noise.cell(xi, yi, 1);
        float dy = b - yi - 0.5f - 0.25f * noise.cell(xi, yi, 2);
        yield Curves.bell((dx * dx + dy * dy) * 7);
      }
    };
  }
}
