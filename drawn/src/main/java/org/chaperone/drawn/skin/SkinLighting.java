package org.chaperone.drawn.skin;

import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Light;

/**
 * Lights the skin onto the canvas: light that bleeds a little around the shadow's edge, redder than
 * it came in, and a broad and a narrow highlight (Blinn 1977).
 */
public final class SkinLighting {
  private static final float RED_BLEEDS = 0.30f;
  private static final float GREEN_BLEEDS = 0.14f;
  private static final float BLUE_BLEEDS = 0.10f;

  private final Light light;
  private final float shine;
  private final float halfX;
  private final float halfY;
  private final float halfZ;

  /**
   * A light on skin.
   *
   * @param shine strength of the highlights, about 1
   */
  public SkinLighting(Light light, float shine) {
    this.light = light;
    this.shine = shine;
    float z = light.z() + 1;
    float length = Curves.root(light.x() * light.x() + light.y() * light.y() + z * z);
    this.halfX = light.x() / length;
    this.halfY = light.y() / length;
    this.halfZ = z / length;
  }

  /** Lights every visible point of the skin. */
  public void paint(SkinSurface skin, Canvas canvas) {
    float slope = 0.5f / skin.view.millimetres();
    int width = skin.width;
    for (int y = 0; y < skin.height; y++) {
      int up = y > 0 ? -width : 0;
      int down = y + 1 < skin.height ? width : 0;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (skin.cover[i] > 0) {
          int left = x > 0 ? -1 : 0;
          int right = x + 1 < width ? 1 : 0;
          light(
              skin,
              canvas,
              i,
              (rise(skin, i, i + right) - rise(skin, i, i + left)) * slope,
              (rise(skin, i, i + down) - rise(skin, i, i + up)) * slope);
        }
      }
    }
  }

  /** Relief of a neighbour, or of the pixel itself where the part ends. */
  private static float rise(SkinSurface skin, int i, int other) {
    boolean same = skin.cover[other] > 0 && skin.part[other] == skin.part[i];
    return skin.relief[same ? other : i];
  }

  private void light(SkinSurface skin, Canvas canvas, int i, float slopeX, float slopeY) {
    float nx = skin.normalX[i];
    float ny = skin.normalY[i];
    float nz = Curves.root(Math.max(0.0004f, 1 - nx * nx - ny * ny));
    nx -= slopeX;
    ny -= slopeY;
    float n = 1 / Curves.root(nx * nx + ny * ny + nz * nz);
    nx *= n;
    ny *= n;
    nz *= n;
    float facing = nx * light.x() + ny * light.y() + nz * light.z();
    float open = skin.open[i];
    float sky = (0.55f + 0.45f * nz) * open;
    float gleam = facing > 0 ? highlight(nx, ny, nz) * Math.max(0, skin.gloss[i]) * open : 0;
    Colour lamp = light.lamp();
    Colour room = light.room();
    canvas.cover(
        i,
        skin.cover[i],
        skin.red[i] * (lamp.red() * lit(facing, RED_BLEEDS) * open + room.red() * sky)
            + gleam * lamp.red(),
        skin.green[i] * (lamp.green() * lit(facing, GREEN_BLEEDS) * open + room.green() * sky)
            + gleam * lamp.green(),
        skin.blue[i] * (lamp.blue() * lit(facing, BLUE_BLEEDS) * open + room.blue() * sky)
            + gleam * lamp.blue());
  }

  private float highlight(float nx, float ny, float nz) {
    float glint = Math.max(0, nx * halfX + ny * halfY + nz * halfZ);
    float g2 = glint * glint;
    float g4 = g2 * g2;
    float g8 = g4 * g4;
    float g32 = g8 * g8 * g8 * g8;
    return shine * (0.05f * g8 + 0.16f * g32);
  }

  private static float lit(float facing, float bleeds) {
    float light = (facing + bleeds) / (1 + bleeds);
    return light > 0 ? light : 0;
  }
}
