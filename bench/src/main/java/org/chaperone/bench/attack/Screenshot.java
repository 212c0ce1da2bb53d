package org.chaperone.bench.attack;

import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Lettering;
import org.chaperone.bench.attack.raster.Raster;

/** Shows a draft in a page of a phone or a desktop, as a screenshot keeps it. */
final class Screenshot {

  private static final int[] PHONE_WIDTHS = {540, 640, 720, 828, 1080};
  private static final int[][] DESKTOPS = {{1280, 720}, {1366, 768}, {1440, 900}, {1680, 945}};
  private static final int[] ACCENTS = {0x2f7de1, 0xe1306c, 0x1fae5b, 0xff4500, 0x7a5af8};

  private final RandomGenerator random;
  private final Raster page;

  /** The size of small lettering and the measure of everything else. */
  private final double em;

  private final boolean dark;
  private final int paper;
  private final int ink;
  private final int faint;
  private final int accent;

  private Screenshot(Raster page, double em, boolean dark, RandomGenerator random) {
    this.page = page;
    this.em = em;
    this.dark = dark;
    this.random = random;
    paper = dark ? 0x15181c : 0xffffff;
    ink = dark ? 0xe7e9ea : 0x1c1e21;
    faint = dark ? 0x3a3f45 : 0xd8dbe0;
    accent = ACCENTS[random.nextInt(ACCENTS.length)];
    page.rectangle(0, 0, page.width(), page.height(), paper);
  }

  static Draft of(Draft draft, RandomGenerator random) {
    boolean dark = random.nextBoolean();
    if (random.nextInt(3) == 0) {
      int[] size = DESKTOPS[random.nextInt(DESKTOPS.length)];
      return new Screenshot(Raster.plain(size[0], size[1], 0), size[1] / 60.0, dark, random)
          .desktop(draft);
    }
    int width = PHONE_WIDTHS[random.nextInt(PHONE_WIDTHS.length)];
    int height = (int) (width * random.nextDouble(1.78, 2.16));
    var page = new Screenshot(Raster.plain(width, height, 0), width / 34.0, dark, random);
    return switch (random.nextInt(3)) {
      case 0 -> page.viewer(draft);
      case 1 -> page.chat(draft);
      default -> page.post(draft);
    };
  }

  /** A feed with one post in it, its picture from edge to edge. */
  private Draft post(Draft draft) {
    int top = phoneTop();
    page.disc(2.4 * em, top + 2.2 * em, 1.4 * em, accent);
    write("@" + Overlays.phrase(random).replace(" ", "."), 4.6 * em, top + 1.3 * em, 0.75, ink);
    grey(4.6 * em, top + 2.6 * em, 7 * em);
    int y = top + (int) (4.4 * em);
    Draft shown = fit(draft, page.width(), (int) (page.height() * 0.62));
    int below = y + shown.height();
    for (int i = 0; i < 3; i++) {
      double x = (1.8 + 3 * i) * em;
      page.disc(x, below + 1.8 * em, 0.9 * em, ink);
      page.disc(x, below + 1.8 * em, 0.65 * em, i == 0 ? accent : paper);
    }
    write("1 482", 1.2 * em, below + 3.6 * em, 0.8, ink);
    paragraph(1.2 * em, below + 5.2 * em, page.width() - 2.4 * em, page.height() - 3.4 * em);
    bottomBar();
    return shown.on(page, (page.width() - shown.width()) / 2, y);
  }

  /** The picture alone, as a gallery shows it. */
  private Draft viewer(Draft draft) {
    page.rectangle(0, 0, page.width(), page.height(), dark ? 0 : 0xffffff);
    int top = phoneTop();
    Draft shown = fit(draft, page.width(), page.height() - top - (int) (4 * em));
    bottomBar();
    return shown.on(page, (page.width() - shown.width()) / 2, (page.height() - shown.height()) / 2);
  }

  /** A conversation with the picture sent in it. */
  private Draft chat(Draft draft) {
    page.rectangle(0, 0, page.width(), page.height(), dark ? 0x0b141a : 0xefe7dd);
    int top = phoneTop();
    page.rectangle(0, top, page.width(), (int) (3.2 * em), dark ? 0x202c33 : accent);
    page.disc(2.6 * em, top + 1.6 * em, 1.1 * em, faint);
    write("GROUP 4", 4.4 * em, top + 1.2 * em, 0.8, 0xffffff);
    double y = top + 4.6 * em;
    y = bubble(y, false);
    Draft shown =
        fit(draft, (int) (page.width() * random.nextDouble(0.68, 0.8)), page.height() / 2);
    boolean mine = random.nextBoolean();
    int x = mine ? page.width() - shown.width() - (int) em : (int) em;
    int pad = (int) (0.3 * em);
    page.rectangle(
        x - pad,
        (int) y - pad,
        shown.width() + 2 * pad,
        shown.height() + (int) (1.6 * em),
        mine ? mineColour() : theirsColour());
    write("21:47", x + shown.width() - 3 * em, y + shown.height() + 0.4 * em, 0.5, ink);
    double below = y + shown.height() + 2.6 * em;
    below = bubble(below, true);
    bubble(below, false);
    page.rectangle(
        0, (int) (page.height() - 3.2 * em), page.width(), (int) (3.2 * em), theirsColour());
    return shown.on(page, x, (int) y);
  }

  private int mineColour() {
    return dark ? 0x005c4b : 0xd9fdd3;
  }

  private int theirsColour() {
    return dark ? 0x202c33 : 0xffffff;
  }

  private double bubble(double y, boolean mine) {
    String text = Overlays.phrase(random);
    double size = 0.8 * em;
    double length = new Lettering(size, 0, 0).length(text);
    double x = mine ? page.width() - length - 2 * em : 2 * em;
    page.stroke(x, y + em, x + length, y + em, 1.1 * em, mine ? mineColour() : theirsColour());
    write(text, x, y + 0.6 * em, 0.8, ink);
    return y + 3 * em;
  }

  /** A browser window with the picture in an article or alone. */
  private Draft desktop(Draft draft) {
    int tabs = (int) (2.4 * em);
    page.rectangle(0, 0, page.width(), tabs, dark ? 0x0c0e10 : 0xdee1e6);
    page.rectangle((int) (2 * em), (int) (0.4 * em), (int) (16 * em), tabs, paper);
    write("PAGE 3 - FORUM", 3 * em, 1.1 * em, 0.7, ink);
    page.stroke(6 * em, tabs + 1.4 * em, page.width() - 6 * em, tabs + 1.4 * em, 0.9 * em, faint);
    write("FORUM.EXAMPLE/T/48213", 6.5 * em, tabs + 1.05 * em, 0.7, ink);
    for (int i = 0; i < 3; i++) {
      page.disc((1.2 + 1.5 * i) * em, tabs + 1.4 * em, 0.45 * em, ink);
    }
    int top = tabs + (int) (3 * em);
    int taskbar = page.height() - (int) (2.6 * em);
    boolean article = random.nextBoolean();
    int x0 = (int) (em * (article ? random.nextDouble(4, 14) : 1));
    int y0 = top + (int) (em * (article ? 5 : 1));
    Draft shown =
        fit(draft, (int) ((article ? 0.6 : 0.96) * page.width()), taskbar - y0 - (int) em);
    if (article) {
      write(Overlays.phrase(random), x0, top + 1.2 * em, 1.6, ink);
      grey(x0, top + 3.8 * em, 14 * em);
      double right = x0 + shown.width() + 3 * em;
      paragraph(right, y0, page.width() - right - 2 * em, taskbar - em);
    } else {
      x0 = (page.width() - shown.width()) / 2;
      page.rectangle(0, top, page.width(), taskbar - top, dark ? 0x0e0e0e : 0xf0f0f0);
    }
    page.rectangle(0, taskbar, page.width(), page.height(), dark ? 0x1b1f2a : 0xe8eef7);
    for (int i = 0; i < 6; i++) {
      page.rectangle(
          (int) ((1 + 2.6 * i) * em),
          taskbar + (int) (0.5 * em),
          (int) (1.6 * em),
          (int) (1.6 * em),
          ACCENTS[i % ACCENTS.length]);
    }
    write("21:47", page.width() - 6 * em, taskbar + em, 0.7, ink);
    return shown.on(page, x0, y0);
  }

  /** Resized to the largest size of its aspect that fits. */
  private static Draft fit(Draft draft, int width, int height) {
    double scale = Math.min((double) width / draft.width(), (double) height / draft.height());
    return Geometry.scaled(draft, scale, scale);
  }

  /** Clock and battery; returns where the page may begin. */
  private int phoneTop() {
    write("21:47", 1.4 * em, 0.7 * em, 0.8, ink);
    double right = page.width() - 1.4 * em;
    page.stroke(right - 1.6 * em, 1.1 * em, right, 1.1 * em, 0.45 * em, ink);
    for (int i = 0; i < 4; i++) {
      double x = right - (5.2 - 0.5 * i) * em;
      page.bar(x, 1.5 * em, x, (1.3 - 0.2 * i) * em, 0.15 * em, ink);
    }
    return (int) (2.4 * em);
  }

  private void bottomBar() {
    double y = page.height() - 1.6 * em;
    page.rectangle(0, (int) (y - 1.6 * em), page.width(), Math.max(1, (int) (0.1 * em)), faint);
    for (int i = 0; i < 5; i++) {
      double x = page.width() * (i + 0.5) / 5;
      page.disc(x, y, 0.8 * em, i == 0 ? accent : ink);
      page.disc(x, y, 0.5 * em, paper);
    }
  }

  private void write(String text, double x, double y, double size, int colour) {
    new Lettering(size * em, 0.14, 0).write(page, text, x, y, colour);
  }

  private void grey(double x, double y, double length) {
    page.stroke(x, y, x + length, y, 0.2 * em, faint);
  }

  /** Lines of small lettering down to {@code bottom}. */
  private void paragraph(double x, double y, double width, double bottom) {
    for (double line = y; line + em < bottom && width > 6 * em; line += 1.7 * em) {
      var text = new StringBuilder(Overlays.phrase(random));
      var hand = new Lettering(0.7 * em, 0.13, 0);
      while (hand.length(text.toString()) < width) {
        text.append(' ').append(Overlays.phrase(random));
      }
      while (hand.length(text.toString()) > width) {
        text.setLength(text.length() - 1);
      }
      hand.write(page, text.toString(), x, line, ink);
      if (random.nextInt(4) == 0) {
        line += em;
      }
    }
  }
}
