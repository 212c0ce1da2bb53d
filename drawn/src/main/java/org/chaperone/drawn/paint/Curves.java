package org.chaperone.drawn.paint;

/** Fast functions of one number whose results are fixed to the last bit. */
public final class Curves {
  private Curves() {}

  /** The largest whole number that is not above x; |x| below 2³¹. */
  public static int floor(float x) {
    int i = (int) x;
    return x < i ? i - 1 : i;
  }

  /** x limited to [low, high]. */
  public static float clamp(float x, float low, float high) {
    return x < low ? low : x > high ? high : x;
  }

  /** 3f² − 2f³ for f in [0, 1]. */
  public static float smooth(float f) {
    return f * f * (3 - 2 * f);
  }

  /** 0 below {@code from}, 1 above {@code to}, smooth between. */
  public static float step(float from, float to, float x) {
    return smooth(clamp((x - from) / (to - from), 0, 1));
  }

  /** A bell of height 1 that is exactly 0 from q = 1 on; q is a squared relative distance. */
  public static float bell(float q) {
    if (q >= 1) {
      return 0;
    }
    float r = 1 - q;
    return r * r * (1 + q * 0.2f);
  }

  /** a at f = 0, b at f = 1. */
  public static float mix(float a, float b, float f) {
    return a + (b - a) * f;
  }

  /** Square root. */
  public static float root(float x) {
    return (float) Math.sqrt(x);
  }

  /**
   * Arc sine of t in [−1, 1], within 7·10⁻⁵ (Abramowitz and Stegun 4.4.45).
   *
   * @param cosine √(1 − t²), which callers have at hand
   */
  public static float asin(float t, float cosine) {
    float a = t < 0 ? -t : t;
    float near =
        1.5707963f
            - cosine
                / root(1 + a)
                * (1.5707288f + a * (-0.2121144f + a * (0.0742610f - 0.0187293f * a)));
    return t < 0 ? -near : near;
  }

  /** Signed distance to a box with rounded corners around the origin, below 0 inside. */
  public static float box(float x, float y, float halfX, float halfY, float corner) {
    float dx = Math.abs(x) - halfX + corner;
    float dy = Math.abs(y) - halfY + corner;
    float outX = Math.max(dx, 0);
    float outY = Math.max(dy, 0);
    return root(outX * outX + outY * outY) + Math.min(Math.max(dx, dy), 0) - corner;
  }

  /**
   * Bilinear value in a plane.
   *
   * @param i index of the upper left of the four neighbours
   * @param width of the plane
   * @param fx part of the way to the right, 0 to 1
   * @param fy part of the way down, 0 to 1
   */
  public static float between(float[] plane, int i, int width, float fx, float fy) {
    float top = mix(plane[i], plane[i + 1], fx);
    float bottom = mix(plane[i + width], plane[i + width + 1], fx);
    return mix(top, bottom, fy);
  }

  /** Sine, in radians. */
  public static float sin(double angle) {
    return (float) StrictMath.sin(angle);
  }

  /** Cosine, in radians. */
  public static float cos(double angle) {
    return (float) StrictMath.cos(angle);
  }
}
