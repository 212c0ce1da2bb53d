package org.chaperone.bench.attack;

import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Raster;

/** Attacks that give the picture a margin. */
final class Border {

  private static final int[] COLOURS = {0x000000, 0xffffff, 0x202020, 0xf3e9dc, 0xffc0d9};

  private Border() {}

  static Draft around(Draft draft, RandomGenerator random) {
    int w = draft.width();
    int h = draft.height();
    return switch (random.nextInt(3)) {
      case 0 -> {
        int margin = (int) (Math.min(w, h) * random.nextDouble(0.03, 0.2));
        yield plain(draft, margin, margin, margin, margin, random);
      }
      case 1 -> {
        // An instant print: one side is wider.
        int margin = (int) (Math.min(w, h) * random.nextDouble(0.03, 0.08));
        yield plain(draft, margin, margin, margin, 4 * margin, random);
      }
      default -> squared(draft, random);
    };
  }

  private static Draft plain(
      Draft draft, int left, int top, int right, int bottom, RandomGenerator random) {
    Raster page =
        Raster.plain(
            draft.width() + left + right,
            draft.height() + top + bottom,
            COLOURS[random.nextInt(COLOURS.length)]);
    return draft.on(page, left, top);
  }

  /** Made square or upright, on a plain colour or on itself, enlarged and blurred. */
  private static Draft squared(Draft draft, RandomGenerator random) {
    int longest = Math.max(draft.width(), draft.height());
    int other = (int) (longest * random.nextDouble(0.9, 1.05));
    boolean wide = draft.width() >= draft.height();
    int width = Math.max(draft.width(), wide ? longest : other);
    int height = Math.max(draft.height(), wide ? other : longest);
    Raster page =
        random.nextBoolean()
            ? Raster.plain(width, height, COLOURS[random.nextInt(COLOURS.length)])
            : draft.covering(width, height).raster().through(p -> p.blurred(0.03 * longest));
    return draft.on(page, (width - draft.width()) / 2, (height - draft.height()) / 2);
  }
}
