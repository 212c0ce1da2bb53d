package org.chaperone.drawn.mark;

import java.util.List;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;

/**
 * A dressing stuck to the skin: a strip with rounded corners and a raised pad in its middle.
 *
 * @param angle of its length in the chart, in radians
 * @param length half length in millimetres
 * @param width half width in millimetres
 * @param woven true for gauze, false for a smooth perforated strip
 */
public record Plaster(
    Place place, float angle, float length, float width, Colour colour, boolean woven, Noise noise)
    implements SkinMark {

  @Override
  public void applyTo(SkinSurface skin, List<Part> parts) {
    float cosine = Curves.cos(angle);
    float sine = Curves.sin(angle);
    float corner = woven ? 2.5f : width * 0.7f;
    float soft = Math.max(0.12f, skin.view.millimetres() * 0.7f);
    skin.near(
        parts.get(place.part()),
        place.part(),
        place.u(),
        place.v(),
        Math.max(length, width) * 1.45f + 3,
        (i, du, dv) -> {
          float a = cosine * du + sine * dv;
          float b = -sine * du + cosine * dv;
          float away = Curves.box(a, b, length, width, corner);
          if (away > 3) {
            return;
          }
          float inside = 1 - Curves.step(-soft, soft, away);
          float pad =
              1 - Curves.step(-1.2f, 0.6f, Curves.box(a, b, length * 0.42f, width * 0.72f, 1.5f));
          skin.stain(i, (1 - inside) * 0.4f * (1 - Curves.step(0, 2.2f, away)), 0.7f, 0.6f, 0.58f);
          if (inside <= 0) {
            return;
          }
          float crinkle = noise.octaves(a * 0.23f + 5, b * 0.35f, 3, 0.6f);
          float shade = 0.93f + 0.05f * pad + 0.05f * crinkle;
          if (woven) {
            shade *=
                0.93f
                    + 0.09f * noise.at(a * 2.1f, b * 0.5f)
                    + 0.09f * noise.at(a * 0.5f, b * 2.1f + 40);
          } else {
            shade *= 1 - 0.35f * hole(a, b) * (1 - pad);
          }
          skin.cover(
              i, inside, colour.red() * shade, colour.green() * shade, colour.blue() * shade);
          skin.relief[i] = Curves.mix(skin.relief[i], 0.35f + 0.7f * pad + 0.16f * crinkle, inside);
          skin.gloss[i] = Curves.mix(skin.gloss[i], woven ? 0.05f : 0.5f, inside);
        });
  }

  private static float hole(float a, float b) {
    float x = a / 2.4f;
    float y = b / 2.4f;
    float dx = x - Curves.floor(x) - 0.5f;
    float dy = y - Curves.floor(y) - 0.5f;
    return Curves.bell((dx * dx + dy * dy) / 0.03f);
  }
}
