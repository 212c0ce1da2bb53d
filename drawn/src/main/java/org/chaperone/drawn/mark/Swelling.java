package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A broad rise or hollow of the body under the skin: kneecap, shoulder blade, spine, tendon.
 *
 * @param alongU half length in the chart's u, in millimetres
 * @param alongV half length in v
 * @param height in millimetres, below 0 for a hollow
 */
public record Swelling(Place place, float alongU, float alongV, float height) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    skin.near(
        parts.get(place.part()),
        place.part(),
        place.u(),
        place.v(),
        Math.max(alongU, alongV),
        (i, du, dv) -> {
          float a = du / alongU;
          float b = dv / alongV;
          float q = a * a + b * b;
          skin.relief[i] += height * Curves.bell(q) * (1 - Math.min(q, 1));
        });
  }
}
