package org.chaperone.picture.features;

/**
 * A point's place, size and angle in 32 bits: column and row in half pixels (10 bits each), size in
 * eighths of an octave (6 bits), angle in 64ths of a turn (6 bits).
 */
public final class Place {

  private Place() {}

  static int pack(float x, float y, float size, float angle) {
    int px = clamp(Math.round(x * 2), 1023);
    int py = clamp(Math.round(y * 2), 1023);
    int ps = clamp((int) Math.round(Math.log(Math.max(size, 1)) / Math.log(2) * 8), 63);
    int pa = Math.floorMod(Math.round(angle * 64 / 360), 64);
    return px << 22 | py << 12 | ps << 6 | pa;
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  /** Column, in pixels of the frame. */
  public static float x(int place) {
    return (place >>> 22) / 2f;
  }

  /** Row, in pixels of the frame. */
  public static float y(int place) {
    return (place >>> 12 & 1023) / 2f;
  }

  /** Base-2 logarithm of the size in pixels of the frame. */
  public static float logSize(int place) {
    return (place >>> 6 & 63) / 8f;
  }

  /** Angle in degrees, 0 to below 360. */
  public static float angle(int place) {
    return (place & 63) * (360f / 64);
  }
}
