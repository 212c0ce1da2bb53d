package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A fingernail.
 *
 * @param length half length along the finger, in millimetres
 * @param width half width, in millimetres
 */
public record Nail(Place place, float length, float width) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    skin.near(
        parts.get(place.part()),
        place.part(),
        place.u(),
        place.v(),
        length * 1.3f,
        (i, du, dv) -> {
          float a = du / length;
          float b = dv / width;
          float q = Curves.root(Curves.root(a * a * a * a + b * b * b * b));
          float inside = 1 - Curves.step(0.9f, 1.02f, q);
          float rim = Curves.bell((q - 1) * (q - 1) / 0.03f);
          skin.stain(i, rim * 0.5f, 0.7f, 0.55f, 0.52f);
          if (inside > 0) {
            float tip = Curves.step(0.72f, 0.86f, a);
            float moon =
                1 - Curves.step(0.3f, 0.42f, Curves.root((a + 1) * (a + 1) + b * b * 0.7f));
            skin.stain(i, inside, 1.06f, 0.98f, 1.02f);
            skin.cover(i, inside * (0.18f + 0.5f * tip + 0.25f * moon), 0.80f, 0.66f, 0.60f);
            skin.relief[i] = Curves.mix(skin.relief[i], 0.3f, inside);
            skin.gloss[i] = Curves.mix(skin.gloss[i], 2.4f, inside);
          }
        });
  }
}
