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
   * @param colours blue, green, red, 0 to 1
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Level(Plane luma, Plane[] colours, Plane mask) {}

  private final List<Level> levels = new ArrayList<>();

  /**
   * Prepares a rendition.
   *
   * @param mask how strong a mark may be at each pixel
   */
  public Base(Picture rendition, Plane mask) {
    Plane[] colours = Plane.colours(rendition);
    for (Plane colour : colours) {
      for (int i = 0; i < colour.values().length; i++) {
        colour.values()[i] /= 255;
      }
    }
    levels.add(new Level(Plane.luma(rendition), colours, mask));
  }

  public int width() {
    return levels.getFirst().luma.width();
  }

  public int height() {
    return levels.getFirst().luma.height();
  }

  Level level(int level) {
    while (levels.size() <= level) {
      Level finer = levels.getLast();
      levels.add(
          new Level(
              finer.luma.down(),
              Arrays.stream(finer.colours).map(Plane::down).toArray(Plane[]::new),
              finer.mask.down()));
    }
    return levels.get(level);
  }
}
