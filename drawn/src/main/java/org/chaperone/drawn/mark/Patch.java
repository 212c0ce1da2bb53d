package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * An area of changed skin with a ragged border.
 *
 * @param radius in millimetres
 * @param kind what has changed
 * @param strength 0 invisible to 1 plain
 */
public record Patch(Place place, float radius, Kind kind, float strength, Noise noise)
    implements SkinMark {

  /** What the area looks like, as factors on the skin's reflectance. */
  public enum Kind {
    /** Dry red skin with small scales. */
    ECZEMA(1.0, 0.62, 0.60, 0.18, 0.25, 0.55),
    /** A raised red plaque under silvery scales. */
    PLAQUE(0.98, 0.52, 0.50, 0.55, 0.5, 0.22),
    /** A flat, even, light brown birthmark. */
    BIRTHMARK(0.66, 0.52, 0.44, 0, 0, 0.18),
    /** Skin that has lost its pigment. */
    PALE(1.45, 1.6, 1.75, 0, 0, 0.2),
    /** A bruise some days old. */
    BRUISE(0.72, 0.66, 0.74, 0, 0, 0.9);

    final float red;
    final float green;
    final float blue;
    final float scales;
    final float raised;
    final float softness;

    Kind(double red, double green, double blue, double scales, double raised, double softness) {
      this.red = (float) red;
      this.green = (float) green;
      this.blue = (float) blue;
      this.scales = (float) scales;
      this.raised = (float) raised;
      this.softness = (float) softness;
    }
  }

  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    float wave = 1.6f / radius;
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
          skin.stain(i, depth, kind.red, kind.green, kind.blue);
          if (kind == Kind.BRUISE) {
            float old = Curves.step(0.2f, 0.9f, q + 0.3f * rag);
            skin.stain(i, inside * old * 0.6f, 1.25f, 1.25f, 0.75f);
          }
          if (kind.scales > 0) {
            float flake = Curves.step(0.25f, 0.8f, grain + 0.3f * noise.at(u * 1.7f, v * 1.7f));
            skin.cover(
                i,
                flake * inside * kind.scales,
                Math.min(0.86f, skin.red[i] * 1.5f + 0.12f),
                Math.min(0.8f, skin.green[i] * 1.6f + 0.11f),
                Math.min(0.76f, skin.blue[i] * 1.7f + 0.1f));
            skin.relief[i] += inside * (kind.raised + 0.12f * grain);
            skin.gloss[i] -= 0.3f * inside;
          }
        });
  }
}
