package org.chaperone.drawn.body;

import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Light;

/**
 * Lights the skin onto the canvas: light that bleeds a little around the shadow's edge, redder than
 * it came in, and a broad and a narrow highlight (Blinn 1977).
 */
record SkinLighting(Light light, float shine) {

  void paint(SkinSurface skin, Canvas canvas) {
    Colour lamp = light.lamp();
    Colour room = light.room();
    float hx = light.x();
    float hy = light.y();
    float hz = light.z() + 1;
    float h = 1 / Curves.root(hx * hx + hy * hy + hz * hz);
    hx *= h;
    hy *= h;
    hz *= h;
    float slope = 0.5f / skin.view.millimetres();
    int width = skin.width;
    int last = skin.cover.length - 1;
    for (int i = 0; i <= last; i++) {
      if (skin.cover[i] <= 0) {
        continue;
      }
      float nx =
          skin.normalX[i]
              - (rise(skin, i, i < last ? i + 1 : i) - rise(skin, i, i > 0 ? i - 1 : i)) * slope;
      float ny =
          skin.normalY[i]
              - (rise(skin, i, i + width <= last ? i + width : i)
                      - rise(skin, i, i >= width ? i - width : i))
                  * slope;
      float plain = skin.normalX[i] * skin.normalX[i] + skin.normalY[i] * skin.normalY[i];
      float nz = Curves.root(Math.max(0.0004f, 1 - plain));
      float n = 1 / Curves.root(nx * nx + ny * ny + nz * nz);
      nx *= n;
      ny *= n;
      nz *= n;
      float facing = nx * light.x() + ny * light.y() + nz * light.z();
      float open = skin.open[i];
      float sky = (0.55f + 0.45f * nz) * open;
      float glint = Math.max(0, nx * hx + ny * hy + nz * hz);
      float g2 = glint * glint;
      float g4 = g2 * g2;
      float g8 = g4 * g4;
      float g32 = g8 * g8 * g8 * g8;
      float gleam =
          shine * skin.gloss[i] * (0.05f * g8 + 0.16f * g32) * open * (facing > 0 ? 1 : 0);
      canvas.cover(
          i,
          skin.cover[i],
          skin.red[i] * (lamp.red() * soft(facing, 0.30f) * open + room.red() * sky)
              + gleam * lamp.red(),
          skin.green[i] * (lamp.green() * soft(facing, 0.14f) * open + room.green() * sky)
              + gleam * lamp.green(),
          skin.blue[i] * (lamp.blue() * soft(facing, 0.10f) * open + room.blue() * sky)
              + gleam * lamp.blue());
    }
  }

  private static float soft(float facing, float wrap) {
    float lit = (facing + wrap) / (1 + wrap);
    return lit > 0 ? lit : 0;
  }

  /** Relief of a neighbour, or of the pixel itself where the part ends. */
  private static float rise(SkinSurface skin, int i, int other) {
    return skin.cover[other] > 0 && skin.part[other] == skin.part[i]
        ? skin.relief[other]
        : skin.relief[i];
  }
}
