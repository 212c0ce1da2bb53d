package org.chaperone.drawn.paint;

/**
 * A lamp, and the soft light of the room. Directions are in the picture: x right, y down, z towards
 * the camera.
 *
 * @param x unit vector towards the lamp, with y and z
 * @param lamp colour and strength of the lamp
 * @param room colour and strength of the light from everywhere
 */
public record Light(float x, float y, float z, Colour lamp, Colour room) {

  /**
   * A lamp by its direction.
   *
   * @param bearing where the lamp stands around the picture, in radians, 0 at the right
   * @param height above the picture's plane, in radians
   */
  public static Light from(double bearing, double height, Colour lamp, Colour room) {
    return new Light(
        Curves.cos(bearing) * Curves.cos(height),
        Curves.sin(bearing) * Curves.cos(height),
        Curves.sin(height),
        lamp,
        room);
  }
}
