package org.chaperone.bench.attack;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Lettering;
import org.chaperone.bench.attack.raster.Raster;

/** Attacks that draw on the picture. */
final class Overlays {

  private static final List<String> PHRASES =
      List.of(
          "LOOK AT THIS",
          "SHARE IT!",
          "BEFORE AND AFTER",
          "@REPOSTED.BY.ME",
          "DAY 12",
          "NO WAY...",
          "SEEN 1 238 TIMES",
          "WHO IS THIS?",
          "#FOUND #LEAK",
          "PART 3 / 7",
          "NOT FOR SALE",
          "JUST LOOK, WAIT FOR IT");

  private static final int[] BRIGHT = {0xffffff, 0xffe14d, 0xff4d4d, 0x6ee7ff, 0x101010};

  private Overlays() {}

  static String phrase(RandomGenerator random) {
    return PHRASES.get(random.nextInt(PHRASES.size()));
  }

  /** A caption, a watermark, a caption bar or scattered lettering. */
  static void text(Raster raster, RandomGenerator random) {
    switch (random.nextInt(4)) {
      case 0 -> {
        caption(raster, random.nextDouble(0.02, 0.08), random);
        if (random.nextBoolean()) {
          caption(raster, random.nextDouble(0.8, 0.87), random);
        }
      }
      case 1 -> watermark(raster, random);
      case 2 -> captionBar(raster, random);
      default -> scattered(raster, random);
    }
  }

  /** Large outlined capitals across the picture, {@code top} of the height from above. */
  static void caption(Raster raster, double top, RandomGenerator random) {
    String text = phrase(random);
    double fill = random.nextDouble(0.6, 0.95) * raster.width();
    double size = Math.min(fill / new Lettering(1, 0, 0).length(text), 0.13 * raster.height());
    var hand = new Lettering(size, 0.2, 0);
    hand.writeOutlined(
        raster,
        text,
        (raster.width() - hand.length(text)) / 2,
        top * raster.height(),
        0xffffff,
        0x000000);
  }

  private static void captionBar(Raster raster, RandomGenerator random) {
    boolean dark = random.nextBoolean();
    int bar = (int) (raster.height() * random.nextDouble(0.1, 0.18));
    int y = random.nextBoolean() ? 0 : raster.height() - bar;
    raster.rectangle(0, y, raster.width(), bar, dark ? 0x101010 : 0xffffff);
    String text = phrase(random);
    double size = Math.min(0.45 * bar, 0.92 * raster.width() / new Lettering(1, 0, 0).length(text));
    new Lettering(size, 0.14, 0)
        .write(
            raster, text, 0.04 * raster.width(), y + (bar - size) / 2, dark ? 0xffffff : 0x101010);
  }

  private static void watermark(Raster raster, RandomGenerator random) {
    Raster over = raster.copy();
    String text = phrase(random);
    double angle = random.nextDouble(-0.6, 0.6);
    var hand =
        new Lettering(0.9 * raster.width() / new Lettering(1, 0, 0).length(text), 0.16, angle);
    double length = hand.length(text);
    int lines = random.nextInt(1, 4);
    for (int i = 0; i < lines; i++) {
      hand.write(
          over,
          text,
          raster.width() / 2.0 - Math.cos(angle) * length / 2,
          raster.height() * (i + 0.5) / lines - Math.sin(angle) * length / 2,
          0xffffff);
    }
    raster.mix(over, random.nextDouble(0.25, 0.6));
  }

  private static void scattered(Raster raster, RandomGenerator random) {
    int lines = random.nextInt(2, 6);
    for (int i = 0; i < lines; i++) {
      double size = Math.max(6, raster.height() * random.nextDouble(0.025, 0.07));
      new Lettering(size, 0.15, random.nextDouble(-0.15, 0.15))
          .write(
              raster,
              phrase(random),
              random.nextDouble(0, 0.6) * raster.width(),
              random.nextDouble(0.03, 0.95) * raster.height(),
              BRIGHT[random.nextInt(BRIGHT.length)]);
    }
  }

  /** One to four faces or hearts, sometimes a hand-drawn ring. */
  static void emoji(Raster raster, RandomGenerator random) {
    double side = Math.min(raster.width(), raster.height());
    int count = random.nextInt(1, 5);
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble(0.1, 0.9) * raster.width();
      double y = random.nextDouble(0.1, 0.9) * raster.height();
      double radius = side * random.nextDouble(0.05, 0.14);
      switch (random.nextInt(4)) {
        case 0 -> heart(raster, x, y, radius);
        case 1 -> ring(raster, x, y, 1.6 * radius, random);
        default -> face(raster, x, y, radius, random);
      }
    }
  }

  private static void face(Raster raster, double x, double y, double r, RandomGenerator random) {
    raster.disc(x, y, r, 0xc98a14);
    raster.disc(x, y, 0.95 * r, 0xffcc33);
    raster.disc(x - 0.15 * r, y - 0.2 * r, 0.65 * r, 0xffd95e);
    boolean glasses = random.nextInt(3) == 0;
    for (double side = -0.36; side < 1; side += 0.72) {
      raster.disc(x + side * r, y - 0.25 * r, (glasses ? 0.3 : 0.13) * r, 0x40260a);
    }
    if (glasses) {
      raster.stroke(x - 0.9 * r, y - 0.3 * r, x + 0.9 * r, y - 0.3 * r, 0.06 * r, 0x40260a);
    }
    double bend = random.nextBoolean() ? 1 : -1;
    for (int i = -4; i < 4; i++) {
      raster.stroke(
          x + 0.12 * i * r,
          y + mouth(i, bend) * r,
          x + 0.12 * (i + 1) * r,
          y + mouth(i + 1, bend) * r,
          0.06 * r,
          0x40260a);
    }
  }

  private static double mouth(int i, double bend) {
    return 0.45 - bend * (0.018 * i * i - 0.12);
  }

  private static void heart(Raster raster, double x, double y, double r) {
    raster.cover(
        x - 1.3 * r,
        y - 1.3 * r,
        x + 1.3 * r,
        y + 1.3 * r,
        0xe0245e,
        (px, py) -> {
          double u = (px - x) / (0.9 * r);
          double v = (y - py) / (0.9 * r);
          double q = u * u + v * v - 1;
          return 0.5 - (q * q * q - u * u * v * v * v) * r;
        });
  }

  private static void ring(Raster raster, double x, double y, double r, RandomGenerator random) {
    double flat = random.nextDouble(0.6, 1);
    double spiral = random.nextDouble(-0.12, 0.12);
    int steps = 32;
    for (int i = 0; i < steps; i++) {
      double a = 2.1 * Math.PI * i / steps;
      double b = 2.1 * Math.PI * (i + 1) / steps;
      double ra = r * (1 + spiral * i / steps);
      double rb = r * (1 + spiral * (i + 1) / steps);
      raster.stroke(
          x + ra * Math.cos(a),
          y + flat * ra * Math.sin(a),
          x + rb * Math.cos(b),
          y + flat * rb * Math.sin(b),
          Math.max(1.5, 0.05 * r),
          0xee2222);
    }
  }

  /** A bar over the upper middle, where eyes would be. */
  static void eyeBar(Raster raster, RandomGenerator random) {
    double length = raster.width() * random.nextDouble(0.3, 0.6);
    double half = raster.height() * random.nextDouble(0.04, 0.09);
    double angle = random.nextDouble(-0.25, 0.25);
    double x = raster.width() * random.nextDouble(0.4, 0.6);
    double y = raster.height() * random.nextDouble(0.25, 0.6);
    double dx = Math.cos(angle) * length / 2;
    double dy = Math.sin(angle) * length / 2;
    raster.bar(x - dx, y - dy, x + dx, y + dy, half, random.nextInt(5) == 0 ? 0xffffff : 0);
  }
}
