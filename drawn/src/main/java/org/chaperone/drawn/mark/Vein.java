package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A vein that shows through, bluish and a little raised.
 *
 * @param width in millimetres
 * @param strength 0 invisible to 1 plain
 */
public record Vein(ChartLine line, float width, float strength) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    float length = line.length();
    line.near(
        skin,
        parts,
        width,
        (i, away, along) -> {
          float ends =
              Curves.step(0, length * 0.25f, along)
                  * Curves.step(0, length * 0.25f, length - along);
          float inside = Curves.bell(away * away / (width * width)) * ends * strength;
          skin.stain(i, inside, 0.74f, 0.88f, 0.97f);
          skin.relief[i] += 0.5f * inside;
        });
  }
}
