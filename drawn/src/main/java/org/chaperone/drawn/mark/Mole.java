package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A mole, or when small and faint a freckle: an irregular brown oval, perhaps raised.
 *
 * @param radius in millimetres
 * @param longer its length relative to its width
 * @param angle of its length, in radians
 * @param dark 0 invisible to 1 almost black
 * @param raised height in millimetres
 */
public record Mole(
    Place place, float radius, float longer, float angle, float dark, float raised, Noise noise)
    implements SkinMark {

  /** A mole whose shape the dice choose. */
  public static Mole of(Place place, float radius, float dark, Dice dice, Noise noise) {
    boolean bump = radius > 1.4f && dice.chance(0.4);
    return new Mole(
        place,
        radius,
        dice.between(1, 1.5),
        dice.between(0, 3.14),
        dark,
        bump ? dice.between(0.15, 0.5) * radius : 0,
        noise);
  }

  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    float cosine = Curves.cos(angle);
    float sine = Curves.sin(angle);
    float wave = 1.1f / radius;
    float light = 1 - dark;
    skin.near(
        parts.get(place.part()),
        place.part(),
        place.u(),
        place.v(),
        radius * longer * 1.4f,
        (i, du, dv) -> {
          float a = (cosine * du + sine * dv) / longer;
          float b = -sine * du + cosine * dv;
          float rag = noise.at(skin.u[i] * wave, skin.v[i] * wave);
          float far = Curves.root(a * a + b * b) / radius * (1 + 0.22f * rag);
          float inside = 1 - Curves.step(0.62f, 1.1f, far);
          if (inside > 0) {
            float speckle = noise.at(skin.u[i] * wave * 3, skin.v[i] * wave * 3);
            float ink = inside * (0.85f + 0.25f * speckle);
            skin.stain(i, ink, 0.25f + 0.75f * light, 0.12f + 0.88f * light, 0.10f + 0.9f * light);
            skin.relief[i] += raised * Curves.bell(far * far * 0.8f);
          }
        });
  }
}
