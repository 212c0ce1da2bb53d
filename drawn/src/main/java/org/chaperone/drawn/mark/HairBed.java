package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * The shade of dense hair on the scalp behind a hairline.
 *
 * @param line where the hair begins: the chart's u in millimetres
 */
public record HairBed(int part, float line, Colour colour) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    for (int i = 0; i < skin.cover.length; i++) {
      if (skin.cover[i] > 0 && skin.part[i] == part) {
        float behind = line - skin.u[i];
        float dense = 0.85f * Curves.step(-6, 26, behind);
        if (dense > 0) {
          skin.cover(i, dense, 0.6f * colour.red(), 0.6f * colour.green(), 0.6f * colour.blue());
          skin.gloss[i] *= 1 - dense;
        }
      }
    }
  }
}
