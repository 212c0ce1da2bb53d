package org.chaperone.drawn.skin;

import java.util.List;

/** Something on the skin, at a place of the chart that never changes. */
public interface SkinMark {
  /** Works the mark into the surface. */
  void applyTo(SkinSurface skin, List<Part> parts);

  /**
   * A place on the skin.
   *
   * @param part number of the body's part
   * @param u chart coordinates in millimetres, with v
   */
  record Place(int part, float u, float v) {
    /** The place so many millimetres further on. */
    public Place moved(float du, float dv) {
      return new Place(part, u + du, v + dv);
    }
  }
}
