package org.chaperone.drawn.skin;

/** A rounded part of a body that can be laid into a {@link SkinSurface}. */
public interface Part {
  /**
   * Lays every visible point of this part into the surface, in front of or behind what is there.
   */
  void layInto(SkinSurface skin, int part);

  /** Where the skin at (u, v) stands in the scene. */
  Spot spot(float u, float v);

  /**
   * A point of skin as the camera sees it.
   *
   * @param x scene position in millimetres
   * @param y scene position in millimetres
   * @param z height towards the camera in millimetres
   * @param lean how far the surface faces the camera: 1 straight on, 0 at the rim, below 0 hidden
   * @param outX scene direction of the outward normal
   * @param outY scene direction of the outward normal
   */
  record Spot(float x, float y, float z, float lean, float outX, float outY) {}
}
