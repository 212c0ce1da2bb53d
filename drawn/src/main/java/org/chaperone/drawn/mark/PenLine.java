package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/** A surgeon's skin marker: a dry, uneven line of ink. */
public record PenLine(ChartLine line, float width, Colour ink, Noise noise) implements SkinMark {
  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    line.near(
        skin,
        parts,
        width,
        (i, away, along) -> {
          float dry = noise.octaves(skin.u[i] * 0.9f, skin.v[i] * 0.9f, 2, 0.6f);
          float inside =
              (1 - Curves.step(width * 0.35f, width * 0.62f, away)) * (0.72f + 0.22f * dry);
          if (inside > 0) {
            skin.cover(i, inside, ink.red(), ink.green(), ink.blue());
          }
        });
  }
}
