package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A small red bump of a rash.
 *
 * @param radius in millimetres
 * @param strength 0 invisible to 1 plain
 */
public record Papule(Place place, float radius, float strength) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    skin.near(
        parts.get(place.part()),
        place.part(),
        place.u(),
        place.v(),
        radius * 2,
        (i, du, dv) -> {
          float q = (du * du + dv * dv) / (radius * radius);
          skin.stain(i, strength * Curves.bell(q * 0.25f), 1.0f, 0.72f, 0.70f);
          skin.stain(i, strength * Curves.bell(q), 0.97f, 0.68f, 0.66f);
          skin.relief[i] += 0.25f * radius * strength * Curves.bell(q);
        });
  }
}
