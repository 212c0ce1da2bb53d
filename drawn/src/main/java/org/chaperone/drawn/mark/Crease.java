package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A fold of the skin at a joint.
 *
 * @param width in millimetres
 * @param depth in millimetres
 */
public record Crease(ChartLine line, float width, float depth) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    float length = line.length();
    line.near(
        skin,
        parts,
        width,
        (i, away, along) -> {
          float ends =
              Curves.step(0, length * 0.3f, along) * Curves.step(0, length * 0.3f, length - along);
          float inside = Curves.bell(away * away / (width * width)) * ends;
          skin.relief[i] -= depth * inside;
          skin.stain(i, inside * 0.5f, 0.8f, 0.68f, 0.66f);
        });
  }
}
