package org.chaperone.drawn.room;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Light;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.paint.View;

/**
 * What stands behind the body: a drape that fills the picture, a table before a wall, a curtain, a
 * wall.
 */
public final class Backdrop {
  private static final List<Colour> DRAPE =
      List.of(
          Colour.screen(0x3E8E8A),
          Colour.screen(0x2F7E74),
          Colour.screen(0x4A86B4),
          Colour.screen(0x2D5F93),
          Colour.screen(0x6FA9A0),
          Colour.screen(0x86A9C4),
          Colour.screen(0x5B8C6B),
          Colour.screen(0xC9D3D6));
  private static final List<Colour> WALL =
      List.of(
          Colour.screen(0xD8D5CB),
          Colour.screen(0xC4CFCC),
          Colour.screen(0xD9CDBB),
          Colour.screen(0xB9C4CF),
          Colour.screen(0xAEB7AE),
          Colour.screen(0xE2E0DB));

  private enum Kind {
    DRAPE,
    PAPER,
    TABLE,
    CURTAIN,
    WALL
  }

  /** What stands behind patients, by how often. */
  private static final List<Kind> STANDING =
      List.of(Kind.CURTAIN, Kind.CURTAIN, Kind.CURTAIN, Kind.WALL, Kind.WALL, Kind.DRAPE);

  private static final List<Kind> LYING =
      List.of(Kind.DRAPE, Kind.DRAPE, Kind.DRAPE, Kind.PAPER, Kind.TABLE, Kind.TABLE, Kind.WALL);

  private final Kind kind;
  private final Cloth near;
  private final Cloth far;
  private final Colour wall;
  private final float horizon;
  private final List<Box> things;
  private final Noise noise;

  /** Something flat-sided in the background, out of focus. */
  private record Box(float x, float y, float halfX, float halfY, float corner, Colour colour) {
    float inside(float px, float py) {
      return -Curves.box(px - x, py - y, halfX, halfY, corner);
    }
  }

  /**
   * The backdrop of a sitting.
   *
   * @param dice of the sitting
   * @param drift how far cloth has moved since the sitting began, in millimetres
   * @param standing true where the patient stands, so that nothing lies on a table
   */
  public Backdrop(Dice dice, float drift, boolean standing) {
    noise = new Noise(dice.fork("room"));
    kind = dice.pick(standing ? STANDING : LYING);
    boolean curtain = kind == Kind.CURTAIN;
    Colour cloth = dice.pick(DRAPE).times(dice.between(0.75, 1.1));
    Colour paper = Colour.screen(dice.chance(0.5) ? 0xE9EAE6 : 0xCFE0E8);
    near =
        new Cloth(
            kind == Kind.PAPER ? paper : cloth,
            curtain ? dice.around(1.57, 0.05) : dice.between(0, 3.14),
            curtain ? dice.between(38, 70) : dice.between(55, 130),
            curtain ? dice.between(12, 22) : dice.between(10, 26),
            drift,
            kind == Kind.PAPER,
            noise);
    far =
        new Cloth(
            dice.pick(WALL),
            dice.around(1.57, 0.04),
            dice.between(40, 80),
            14,
            drift * 0.3f,
            false,
            noise);
    wall = dice.pick(WALL);
    horizon = dice.between(-95, -55);
    things = things(dice);
  }

  private static List<Box> things(Dice dice) {
    List<Box> things = new ArrayList<>();
    int count = dice.count(1, 5);
    for (int k = 0; k < count; k++) {
      things.add(
          new Box(
              dice.between(-220, 220),
              dice.between(-230, -20),
              dice.between(8, 90),
              dice.between(6, 60),
              dice.between(1, 12),
              dice.pick(WALL).times(dice.between(0.12, 1.2))));
    }
    return things;
  }

  /**
   * Paints the backdrop.
   *
   * @param body how much of each pixel the body covers; what it covers whole may be left out
   */
  public void paint(Canvas canvas, View view, Light light, float[] body) {
    switch (kind) {
      case DRAPE, PAPER -> near.paint(canvas, view, light, Region.EVERYWHERE, body);
      case TABLE -> {
        soft(canvas, view, light);
        near.paint(canvas, view, light, (x, y) -> y - horizon + 4 * noise.at(x * 0.02f, 3), body);
      }
      case CURTAIN -> {
        Canvas small = new Canvas(canvas.width() / 3, canvas.height() / 3);
        near.paint(small, view.reduced(3), light, Region.EVERYWHERE, new float[small.red().length]);
        canvas.spread(small);
      }
      case WALL -> soft(canvas, view, light);
    }
  }

  /** The shadow that the body throws on it. */
  public Shadow shadow() {
    return switch (kind) {
      case DRAPE, PAPER -> new Shadow(16, 0.62f);
      case TABLE -> new Shadow(22, 0.5f);
      case CURTAIN -> new Shadow(70, 0.3f);
      case WALL -> new Shadow(90, 0.35f);
    };
  }

  private void soft(Canvas canvas, View view, Light light) {
    Canvas small = new Canvas(canvas.width() / 4, canvas.height() / 4);
    View far = view.reduced(4);
    if (kind == Kind.TABLE && !things.isEmpty() && things.size() % 2 == 0) {
      this.far.paint(small, far, light, Region.EVERYWHERE, new float[small.red().length]);
    }
    for (int y = 0; y < small.height(); y++) {
      for (int x = 0; x < small.width(); x++) {
        float sx = far.sceneX(x, y);
        float sy = far.sceneY(x, y);
        int i = y * small.width() + x;
        float fall = 1 + 0.0011f * (sx * light.x() + sy * light.y());
        float lit =
            Curves.clamp(fall, 0.5f, 1.3f)
                * (1 + 0.03f * noise.octaves(sx * 0.03f, sy * 0.03f, 3, 0.6f));
        if (small.red()[i] == 0) {
          lay(small, i, wall, 1, light, lit);
        }
        for (Box box : things) {
          float inside = Curves.step(-3, 3, box.inside(sx, sy));
          if (inside > 0) {
            lay(small, i, box.colour, inside, light, lit);
          }
        }
      }
    }
    canvas.spread(small);
  }

  private static void lay(
      Canvas canvas, int i, Colour colour, float opacity, Light light, float lit) {
    float lamp = 0.62f * lit;
    canvas.cover(
        i,
        opacity,
        colour.red() * (light.lamp().red() * lamp + light.room().red()),
        colour.green() * (light.lamp().green() * lamp + light.room().green()),
        colour.blue() * (light.lamp().blue() * lamp + light.room().blue()));
  }
}
