package org.chaperone.mark.residual.inleak;

import java.util.Arrays;
import org.chaperone.picture.plane.Plane;

/**
 * Where a leak shows something else than its photograph: corners that turning left empty, borders,
 * letters, bars. Compression smears it over its blocks, and beside it nothing is told of a mark.
 */
final class Covered {

  /** Compression's errors are of either sign, and nearly gone in the mean of so wide a window. */
  private static final int WINDOW = 5;

  private static final int BESIDE = 3;

  /** Grey levels, and times what half of the windows are off by: more is no noise. */
  private static final float FAR = 20;

  private static final float FARTHER = 6;

  private Covered() {}

  /**
   * 1 where the photograph is seen.
   *
   * @param toned the photograph with the leak's tone
   * @param inside 1 where it could be seen
   */
  static Plane not(Plane toned, Plane leak, Plane inside) {
    Plane off = Plane.empty(leak.width(), leak.height());
    for (int i = 0; i < off.values().length; i++) {
      off.values()[i] = inside.values()[i] * (leak.values()[i] - toned.values()[i]);
    }
    float[] mean = off.box(WINDOW).values();
    float[] known = new float[mean.length];
    int n = 0;
    for (int i = 0; i < mean.length; i++) {
      if (inside.values()[i] > 0) {
        known[n++] = Math.abs(mean[i]);
      }
    }
    Arrays.sort(known, 0, n);
    float most = Math.max(FAR, FARTHER * known[n / 2]);
    Plane out = Plane.empty(leak.width(), leak.height());
    for (int i = 0; i < mean.length; i++) {
      out.values()[i] = Math.abs(mean[i]) > most ? 0 : inside.values()[i];
    }
    return out.eroded(BESIDE);
  }
}
