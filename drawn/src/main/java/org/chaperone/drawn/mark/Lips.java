package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A closed mouth across the chart's v.
 *
 * @param tall half height in millimetres
 * @param wide half width in millimetres
 */
public record Lips(Place place, float tall, float wide) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    skin.near(
        parts.get(place.part()),
        place.part(),
        place.u(),
        place.v(),
        wide * 1.2f,
        (i, du, dv) -> {
          float b = dv / wide;
          float arch = Math.max(0, 1 - b * b);
          float bow = 0.22f * Curves.bell(b * b * 14) - 0.1f * Curves.bell(b * b * 120);
          float upper = tall * arch * (0.8f + bow);
          float lower = tall * arch * Curves.root(arch);
          float middle = du - 1.2f * arch + 1;
          float edge = middle < 0 ? -middle / (upper + 0.01f) : middle / (lower + 0.01f);
          float inside = arch > 0 ? 1 - Curves.step(0.75f, 1.1f, edge) : 0;
          float part = Curves.bell(middle * middle / 1.6f) * Curves.step(0, 0.25f, arch + 0.05f);
          skin.stain(i, inside * 0.8f, 0.92f, 0.66f, 0.68f);
          skin.stain(i, part * 0.7f, 0.55f, 0.42f, 0.42f);
          float swell = 1 - edge * edge;
          skin.relief[i] += inside > 0 && swell > 0 ? 2.2f * swell * arch : 0;
          skin.relief[i] -= 0.8f * part;
          skin.gloss[i] += inside * 0.5f;
        });
  }
}
