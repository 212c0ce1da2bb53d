package org.chaperone.mark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/** An unmarked rendition made ready for detection: brightness, colours and mask at every level. */
final class Base {

  /** Coarser than this nothing of a mark is left. */
  static final int COARSEST_LEVEL = 4;

  /** A pattern of a key that was never issued: what shows how marks fare, whosoever they are. */
  private static final long NOBODY = 12345;

  /**
   * One level of the pyramid.
   *
   * @param colours blue, green, red, 0 to 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Level(Plane luma, Plane[] colours, Plane mask, Plane nobody) {}

  private final List<Level> levels = new ArrayList<>();
  private final int paddedWidth;
  private final int paddedHeight;
  private final Plane[] nobodysCells = new Plane[Octaves.COUNT];

  Base(Picture rendition) {
    paddedWidth = Octaves.padded(rendition.width());
    paddedHeight = Octaves.padded(rendition.height());
    Random random = new Random(NOBODY);
    for (int s = 0; s < Octaves.COUNT; s++) {
      Plane grid = Plane.empty(paddedWidth >> s, paddedHeight >> s);
      for (int i = 0; i < grid.values().length; i++) {
        grid.values()[i] = random.nextBoolean() ? 1 : -1;
      }
      nobodysCells[s] = grid;
    }
    Plane luma = Plane.luma(rendition);
    Plane[] colours = Plane.colours(rendition);
    for (Plane colour : colours) {
      for (int i = 0; i < colour.values().length; i++) {
        colour.values()[i] /= 255;
      }
    }
    Plane mask = Mask.of(rendition).plane();
    levels.add(new Level(luma, colours, mask, pattern(0, luma)));
  }

  private Plane pattern(int level, Plane luma) {
    Plane whole =
        Octaves.synthesised(
            (octave, w, h) -> nobodysCells[octave], paddedWidth, paddedHeight, level);
    return whole.part(0, 0, luma.width(), luma.height());
  }

  int width() {
    return levels.getFirst().luma.width();
  }

  int height() {
    return levels.getFirst().luma.height();
  }

  int paddedWidth() {
    return paddedWidth;
  }

  int paddedHeight() {
    return paddedHeight;
  }

  Plane nobodysCells(int octave) {
    return nobodysCells[octave];
  }

  Level level(int level) {
    while (levels.size() <= level) {
      Level finer = levels.getLast();
      Plane luma = finer.luma.down();
      levels.add(
          new Level(
              luma,
              Arrays.stream(finer.colours).map(Plane::down).toArray(Plane[]::new),
              finer.mask.down(),
              pattern(levels.size(), luma)));
    }
    return levels.get(level);
  }
}
