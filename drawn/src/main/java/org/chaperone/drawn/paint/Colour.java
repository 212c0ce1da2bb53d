package org.chaperone.drawn.paint;

/** A colour in linear light, 0 to 1 a channel (reflectance) or above (a lamp). */
public record Colour(float red, float green, float blue) {

  /** The colour that a screen shows for 0xRRGGBB (IEC 61966-2-1). */
  public static Colour screen(int rgb) {
    return new Colour(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
  }

  /** A grey of the given reflectance. */
  public static Colour grey(double value) {
    return new Colour((float) value, (float) value, (float) value);
  }

  /** Every channel times the factor. */
  public Colour times(double factor) {
    float f = (float) factor;
    return new Colour(red * f, green * f, blue * f);
  }

  /** Channel by channel product: light on a surface. */
  public Colour times(Colour other) {
    return new Colour(red * other.red, green * other.green, blue * other.blue);
  }

  /** This at 0, the other at 1. */
  public Colour towards(Colour other, double part) {
    float f = (float) part;
    return new Colour(
        Curves.mix(red, other.red, f),
        Curves.mix(green, other.green, f),
        Curves.mix(blue, other.blue, f));
  }

  private static float linear(int level) {
    double s = level / 255.0;
    return (float) (s <= 0.04045 ? s / 12.92 : StrictMath.pow((s + 0.055) / 1.055, 2.4));
  }
}
