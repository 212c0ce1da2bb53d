package org.chaperone.drawn.body;

import java.util.List;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Noise;

/**
 * An area of changed skin with a ragged border.
 *
 * @param radius in millimetres
 * @param kind what has changed
 * @param strength 0 invisible to 1 plain
 */
record Patch(Place place, float radius, Kind kind, float strength, Noise noise)
    implements SkinMark {

  /** What the area looks like, as factors on the skin's reflectance. */
  enum Kind {
    /** Dry red skin with small scales. */
    ECZEMA(new Colour(1.0f, 0.62f, 0.60f), 0.18f, 0.25f, 0.55f),
    /** A raised red plaque under silvery scales. */
    PLAQUE(new Colour(0.98f, 0.52f, 0.50f), 0.55f, 0.5f, 0.22f),
    /** A flat, even, light brown birthmark. */
    BIRTHMARK(new Colour(0.66f, 0.52f, 0.44f), 0, 0, 0.18f),
    /** Skin that has lost its pigment. */
    PALE(new Colour(1.45f, 1.6f, 1.75f), 0, 0, 0.2f),
    /** A bruise some days old. */
    BRUISE(new Colour(0.72f, 0.66f, 0.74f), 0, 0, 0.9f);

    final Colour tint;
    final float scales;
    final float raised;
    final float softness;

    Kind(Colour tint, float scales, float raised, float softness) {
      this.tint = tint;
      this.scales = scales;
      this.raised = raised;
      this.softness = softness;
    }
  }

  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    float wave = 1.6f / radius;
    Colour tint = kind.tint;
    skin.near(
        parts.get(place.part()),
        place.part(),
        place.u(),
        place.v(),
        radius * 1.6f,
        (i, du, dv) -> {
          float q = Curves.root(du * du + dv * dv) / radius;
          if (q > 1.6f) {
            return;
          }
          float u = skin.u[i];
          float v = skin.v[i];
          float rag = noise.octaves(u * wave + 71, v * wave, 3, 0.55f);
          float inside =
              strength
                  * (1 - Curves.step(1 - kind.softness, 1 + 0.3f * kind.softness, q + 0.33f * rag));
          if (inside <= 0) {
            return;
          }
          float grain = noise.octaves(u * 0.42f, v * 0.42f + 13, 2, 0.7f);
          float depth = inside * (0.8f + 0.3f * grain);
          skin.stain(i, depth, tint.red(), tint.green(), tint.blue());
          if (kind == Kind.BRUISE) {
            float old = Curves.step(0.2f, 0.9f, q + 0.3f * rag);
            skin.stain(i, inside * old * 0.6f, 1.25f, 1.25f, 0.75f);
          }
          if (kind.scales > 0) {
            float flake = Curves.step(0.25f, 0.8f, grain + 0.3f * noise.at(u * 1.7f, v * 1.7f));
            skin.cover(i, flake * inside * kind.scales, 0.86f, 0.80f, 0.76f);
            skin.relief[i] += inside * (kind.raised + 0.12f * grain);
            skin.gloss[i] -= 0.3f * inside;
          }
        });
  }
}
