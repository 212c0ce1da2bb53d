package org.chaperone.drawn.room;

import java.util.List;
import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Light;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.paint.View;

/** A cloth over part of the body: a sleeve or gown pulled back, or a drape with a window. */
public final class Cover {
  private static final List<Colour> GOWN =
      List.of(
          Colour.screen(0x4F93A8),
          Colour.screen(0x3D7F6E),
          Colour.screen(0x7C9CC0),
          Colour.screen(0x394A63),
          Colour.screen(0xD9D4C6),
          Colour.screen(0x8E5F6B),
          Colour.screen(0x5F6772));

  private final Cloth cloth;
  private final Region region;

  private Cover(Cloth cloth, Region region) {
    this.cloth = cloth;
    this.region = region;
  }

  /**
   * A cloth whose edge crosses the picture.
   *
   * @param x scene point that the edge passes, with y
   * @param towards direction in which the cloth lies, in radians
   */
  public static Cover edge(Dice dice, float x, float y, float towards, float drift) {
    Noise noise = new Noise(dice.fork("gown"));
    float c = Curves.cos(towards);
    float s = Curves.sin(towards);
    return new Cover(
        cloth(dice, towards + 1.57f + dice.around(0, 0.5), drift, noise),
        (px, py) -> {
          float across = -s * (px - x) + c * (py - y);
          return c * (px - x)
              + s * (py - y)
              + 9 * noise.at(across * 0.017f + drift * 0.03f, 7)
              + 2 * noise.at(across * 0.07f, 11);
        });
  }

  /** A drape all over, with a window around a scene point. */
  public static Cover window(Dice dice, float x, float y, float half, float drift) {
    Noise noise = new Noise(dice.fork("window"));
    boolean round = dice.chance(0.5);
    float wide = half * dice.between(1, 1.35);
    float tall = half * dice.between(0.75, 1);
    return new Cover(
        cloth(dice, dice.between(0, 3.14), drift, noise),
        (px, py) -> {
          float dx = px - x;
          float dy = py - y;
          float rag = 3 * noise.at(dx * 0.02f + drift * 0.02f, dy * 0.02f);
          if (round) {
            float q = Curves.root(dx * dx / (wide * wide) + dy * dy / (tall * tall));
            return (q - 1) * tall + rag;
          }
          return Curves.box(dx, dy, wide, tall, 12) + rag;
        });
  }

  private static Cloth cloth(Dice dice, float angle, float drift, Noise noise) {
    return new Cloth(
        dice.pick(GOWN).times(dice.between(0.8, 1.1)),
        angle,
        dice.between(35, 80),
        dice.between(6, 15),
        drift,
        false,
        noise);
  }

  /** Lays the cloth over the canvas, with the shadow of its edge. */
  public void paint(Canvas canvas, View view, Light light) {
    cloth.paint(canvas, view, light, region, new float[canvas.red().length]);
  }
}
