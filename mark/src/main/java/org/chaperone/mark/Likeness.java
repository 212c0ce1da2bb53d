package org.chaperone.mark;

import org.chaperone.mark.pattern.Signs;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.plane.Similarity;

/**
 * A part of a picture, and how much less alike it becomes by a mark: whose it is makes no
 * difference, so the mark of nobody's is tried.
 */
final class Likeness {

  private final Plane luma;
  private final Plane pattern;
  private final Similarity similarity;

  private Likeness(Plane luma, Plane pattern) {
    this.luma = luma;
    this.pattern = pattern;
    similarity = Similarity.to(luma);
  }

  static Likeness of(Plane whole, int x, int y, int width, int height, Mask mask) {
    Weighed pattern = Weighed.of(Signs.nobodys(), mask, x, y, width, height);
    return new Likeness(
        whole.part(x, y, width, height), new Plane(width, height, pattern.levels()));
  }

  /** One less the structural similarity, with a pattern of this gain. */
  double lost(double gain) {
    float[] marked = new float[luma.values().length];
    for (int i = 0; i < marked.length; i++) {
      float d = Math.round(gain * pattern.values()[i]);
      marked[i] = Math.clamp(luma.values()[i] + d, 0, 255);
    }
    return 1 - similarity.with(new Plane(luma.width(), luma.height(), marked));
  }
}
