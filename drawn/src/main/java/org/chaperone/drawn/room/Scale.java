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

/** What is laid beside a finding to measure it by: a ruler strip with ticks, or a colour card. */
public final class Scale {
  private static final int[] DIGITS = {
    0b111101101101111, 0b010110010010111, 0b111001111100111, 0b111001111001111, 0b101101111001001,
    0b111100111001111, 0b111100111101111, 0b111001001001001, 0b111101111101111, 0b111101111001111
  };
  private static final int[] PATCHES = {
    0x735244, 0xC29682, 0x627A9D, 0x576C43, 0x8580B1, 0x67BDAA, 0xD67E2C, 0x505BA6, 0xC15A63,
    0x5E3C6C, 0x9DBC40, 0xE0A32E, 0x383D96, 0x469449, 0xAF363C, 0xE7C71F, 0xBB5695, 0x0885A1,
    0xF3F3F2, 0xC8C8C8, 0xA0A0A0, 0x7A7A79, 0x555555, 0x343434
  };

  private final boolean card;
  private final float x;
  private final float y;
  private final float angle;
  private final float halfLong;
  private final float halfWide;
  private final float pitch;
  private final int columns;
  private final Colour ground;
  private final Colour ink;
  private final boolean blocks;
  private final int numbered;
  private final float digit;
  private final float narrow;
  private final float slant;
  private final float ticks;
  private final Noise wear;
  private final List<Colour> patches = new ArrayList<>();

  /**
   * A ruler or card.
   *
   * @param x scene point of its middle, with y
   * @param angle of its length, in radians
   */
  public Scale(Dice dice, float x, float y, float angle) {
    this.x = x;
    this.y = y;
    this.angle = angle + dice.around(0, 0.06);
    this.card = dice.chance(0.3);
    this.pitch = dice.between(7, 10);
    this.columns = dice.count(3, 6);
    int rows = dice.count(2, 4);
    this.halfLong = card ? columns * pitch / 2 + 2 : 5 * dice.count(8, 14) + 2;
    this.halfWide = card ? rows * pitch / 2 + 2 : dice.between(5.5, 9.5);
    boolean dark = dice.chance(card ? 0.7 : 0.15);
    this.ground =
        dark ? Colour.screen(0x222326) : Colour.screen(dice.chance(0.7) ? 0xEFEEE8 : 0xE9DF9A);
    this.ink =
        dark ? Colour.screen(0xE8E8E8) : Colour.screen(dice.chance(0.8) ? 0x1E1E22 : 0x1E4A94);
    this.blocks = dice.chance(0.35);
    this.numbered = dice.chance(0.4) ? 1 : dice.chance(0.5) ? 5 : 100;
    this.digit = dice.between(0.075, 0.13);
    this.narrow = dice.between(0.7, 1.2);
    this.slant = dice.around(0, 0.25);
    this.ticks = dice.between(0.35, 0.75);
    this.wear = new Noise(dice.fork("wear"));
    for (int k = 0; k < columns * rows; k++) {
      patches.add(Colour.screen(PATCHES[dice.count(0, PATCHES.length - 1)]));
    }
  }

  /** Paints it flat over the canvas, with a thin shadow. */
  public void paint(Canvas canvas, View view, Light light) {
    float cosine = Curves.cos(angle);
    float sine = Curves.sin(angle);
    float reach = (Curves.root(halfLong * halfLong + halfWide * halfWide) + 4) / view.millimetres();
    float px = view.pixelX(x, y);
    float py = view.pixelY(x, y);
    int x0 = Math.max(0, Curves.floor(px - reach));
    int x1 = Math.min(view.width() - 1, Curves.floor(px + reach));
    int y0 = Math.max(0, Curves.floor(py - reach));
    int y1 = Math.min(view.height() - 1, Curves.floor(py + reach));
    float pixel = view.millimetres();
    float lit = Math.max(0.2f, light.z());
    float lampX = view.directionX(light.x(), light.y()) * 1.5f;
    float lampY = view.directionY(light.x(), light.y()) * 1.5f;
    float lampA = cosine * lampX + sine * lampY;
    float lampB = -sine * lampX + cosine * lampY;
    for (int row = y0; row <= y1; row++) {
      for (int column = x0; column <= x1; column++) {
        float dx = view.sceneX(column, row) - x;
        float dy = view.sceneY(column, row) - y;
        float a = cosine * dx + sine * dy;
        float b = -sine * dx + cosine * dy;
        int i = row * canvas.width() + column;
        float under = inside(a + lampA, b + lampB);
        if (under > -1.5f) {
          canvas.dim(i, 1 - 0.35f * Curves.step(-1.5f, 0.8f, under));
        }
        float cover = Curves.clamp(inside(a, b) / pixel + 0.5f, 0, 1);
        if (cover > 0) {
          Colour paint = card ? patch(a, b, pixel) : tick(a, b, pixel);
          paint = paint.times(0.95f + 0.07f * wear.octaves(a * 0.35f, b * 0.35f, 3, 0.7f));
          float room = 0.95f;
          canvas.cover(
              i,
              cover,
              paint.red() * (light.lamp().red() * lit + light.room().red() * room),
              paint.green() * (light.lamp().green() * lit + light.room().green() * room),
              paint.blue() * (light.lamp().blue() * lit + light.room().blue() * room));
        }
      }
    }
  }

  private float inside(float a, float b) {
    return Math.min(halfLong - Math.abs(a), halfWide - Math.abs(b));
  }

  private Colour patch(float a, float b, float pixel) {
    float u = (a + halfLong - 2) / pitch;
    float v = (b + halfWide - 2) / pitch;
    int column = Curves.floor(u);
    int row = Curves.floor(v);
    if (column < 0 || column >= columns || row < 0 || row * columns + column >= patches.size()) {
      return ground;
    }
    float du = (0.44f - Math.abs(u - column - 0.5f)) * pitch;
    float dv = (0.44f - Math.abs(v - row - 0.5f)) * pitch;
    float inside = Curves.clamp(Math.min(du, dv) / pixel + 0.5f, 0, 1);
    return ground.towards(patches.get(row * columns + column), inside);
  }

  private Colour tick(float a, float b, float pixel) {
    float along = a + halfLong - 2;
    float down = b + halfWide;
    int nearest = Curves.floor(along + 0.5f);
    boolean whole = nearest >= 0 && nearest <= 2 * halfLong - 4;
    float length = ticks * (nearest % 10 == 0 ? 1 : nearest % 5 == 0 ? 0.75f : 0.5f);
    float ink = 0;
    if (whole && down < length * 2 * halfWide) {
      ink = Curves.clamp((0.16f - Math.abs(along - nearest)) / pixel + 0.5f, 0, 1);
      ink *= Math.min(1, 0.36f / pixel);
    }
    int centimetre = Curves.floor(along / 10);
    if (blocks && down > 1.7f * halfWide && centimetre % 2 == 0 && along > 0) {
      ink = 1;
    }
    return ground.towards(this.ink, Math.max(ink, digit(along, down)));
  }

  /** The number of each centimetre, beside its tick, in five rows of three squares. */
  private float digit(float along, float down) {
    int centimetre = Curves.floor((along + 5) / 10);
    float size = halfWide * digit;
    float below = down - halfWide * 1.08f;
    int column = Curves.floor((along - centimetre * 10 - 0.6f + slant * below) / (size * narrow));
    int row = Curves.floor(below / size);
    if (centimetre < 1
        || centimetre % numbered != 0
        || column < 0
        || column > 2
        || row < 0
        || row > 4) {
      return 0;
    }
    return (DIGITS[centimetre % 10] >> (14 - row * 3 - column) & 1) * 0.9f;
  }
}
