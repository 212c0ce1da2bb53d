package org.chaperone.mark.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/** An unmarked rendition made ready for detection: brightness, colours and mask at every level. */
public final class Base {

  /** Coarser than this nothing of a mark is left. */
  public static final int COARSEST_LEVEL = 4;

  /**
   * One level of the pyramid.
   *
   * @param colours blue, green, red, 0 to 1; none at the finest, which are taken from the picture
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Level(Plane luma, Plane[] colours, Plane mask) {}

  private final Picture rendition;
  private final List<Level> levels = new ArrayList<>();

  /**
   * Prepares a rendition, which must stay open.
   *
   * @param mask how strong a mark may be at each pixel
   */
  public Base(Picture rendition, Plane mask) {
    this.rendition = rendition;
    levels.add(new Level(Plane.luma(rendition), new Plane[0], mask));
  }

  public int width() {
    return levels.getFirst().luma.width();
  }

  public int height() {
    return levels.getFirst().luma.height();
  }

  /** Its brightness at its full size. */
  public Plane luma() {
    return levels.getFirst().luma;
  }

  Level level(int level) {
    while (levels.size() <= level) {
      Level finer = levels.getLast();
      Plane[] colours = levels.size() == 1 ? colours(rendition) : finer.colours;
      levels.add(
          new Level(
              finer.luma.down(),
              Arrays.stream(colours).map(Plane::down).toArray(Plane[]::new),
              finer.mask.down()));
    }
    return levels.get(level);
  }

  /** Blue, green and red of a part of a level, 0 to 1. */
  Plane[] colours(int level, int x, int y, int width, int height) {
    if (level == 0) {
      try (Picture part = rendition.cropped(x, y, width, height)) {
        return colours(part);
      }
    }
    return Arrays.stream(level(level).colours)
        .map(colour -> colour.part(x, y, width, height))
        .toArray(Plane[]::new);
  }

  private static Plane[] colours(Picture picture) {
    Plane[] colours = Plane.colours(picture);
    for (Plane colour : colours) {
      for (int i = 0; i < colour.values().length; i++) {
        colour.values()[i] /= 255;
      }
    }
    return colours;
  }
}
