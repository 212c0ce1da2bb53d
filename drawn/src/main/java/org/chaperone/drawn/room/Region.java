package org.chaperone.drawn.room;

/** A part of the scene's plane, by signed distance. */
interface Region {
  Region EVERYWHERE = (x, y) -> 1000;

  /** Millimetres from the border, above 0 inside, at a scene point. */
  float inside(float x, float y);
}
