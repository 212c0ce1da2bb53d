package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A healed surgical line with the marks of its stitches; it begins pink and raised and fades to a
 * pale thread.
 *
 * @param width in millimetres
 * @param stitch distance between stitches in millimetres
 * @param fresh 1 weeks after the operation, 0 years after
 */
public record Scar(ChartLine line, float width, float stitch, float fresh, Noise noise)
    implements SkinMark {

  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    float length = line.length();
    float red = 0.10f + 0.75f * fresh;
    line.near(
        skin,
        parts,
        width * 2.6f + 3,
        (i, away, along) -> {
          float rag = 1 + 0.3f * noise.at(along * 0.35f, width * 31);
          float taper = Curves.step(0, 5, along) * Curves.step(0, 5, length - along);
          float half = width * 0.5f * rag * (0.35f + 0.65f * taper);
          float inside = 1 - Curves.step(half * 0.7f, half * 1.25f, away);
          float halo = fresh * 0.35f * Curves.bell(away * away / (width * width * 6)) * taper;
          skin.stain(i, halo, 1.02f, 0.72f, 0.72f);
          if (inside > 0) {
            skin.cover(i, inside * 0.30f * (1 - fresh), 0.72f, 0.56f, 0.50f);
            skin.stain(i, inside * red, 1.04f, 0.62f, 0.60f);
            skin.relief[i] +=
                inside * (0.12f + 0.3f * fresh) * (1 + 0.5f * noise.at(along * 0.6f, away));
            skin.gloss[i] += inside * 0.5f;
          }
          float phase = along / stitch;
          float off = (phase - Curves.floor(phase) - 0.5f) * stitch;
          float out = away - width * 1.15f - 0.8f;
          float dot = Curves.bell((off * off + out * out) / 0.5f) * taper;
          float thread = Curves.bell(off * off / 0.12f) * (out < 0 ? 1 : 0) * taper;
          skin.stain(
              i, Math.max(dot * (0.35f + 0.5f * fresh), thread * 0.45f * fresh), 0.8f, 0.5f, 0.5f);
          skin.relief[i] -= 0.25f * dot;
        });
  }
}
