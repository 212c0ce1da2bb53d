package org.chaperone.drawn.paint;

/** A picture being painted: three planes of linear light, rows from the top. */
public final class Canvas {
  private final int width;
  private final int height;
  private final float[] red;
  private final float[] green;
  private final float[] blue;

  /** A black canvas. */
  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.red = new float[width * height];
    this.green = new float[width * height];
    this.blue = new float[width * height];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The red plane itself, for the passes that walk every pixel. */
  public float[] red() {
    return red;
  }

  /** The green plane itself. */
  public float[] green() {
    return green;
  }

  /** The blue plane itself. */
  public float[] blue() {
    return blue;
  }

  /** Lays a colour over pixel i with the given opacity. */
  public void cover(int i, float opacity, float r, float g, float b) {
    red[i] += (r - red[i]) * opacity;
    green[i] += (g - green[i]) * opacity;
    blue[i] += (b - blue[i]) * opacity;
  }

  /** Lays a colour over pixel i with the given opacity. */
  public void cover(int i, float opacity, Colour colour) {
    cover(i, opacity, colour.red(), colour.green(), colour.blue());
  }

  /** Multiplies the light of pixel i. */
  public void dim(int i, float factor) {
    red[i] *= factor;
    green[i] *= factor;
    blue[i] *= factor;
  }

  /**
   * Draws a straight hair or pen stroke with soft sides.
   *
   * @param thickness in pixels; below one pixel the stroke grows fainter instead of thinner
   */
  public void stroke(
      float x0, float y0, float x1, float y1, float thickness, float opacity, Colour colour) {
    float dx = x1 - x0;
    float dy = y1 - y0;
    boolean steep = Math.abs(dy) > Math.abs(dx);
    float run = steep ? dy : dx;
    if (run == 0) {
      return;
    }
    float slope = (steep ? dx : dy) / run;
    float half = Math.max(thickness, 1) * 0.5f * Curves.root(1 + slope * slope);
    float ink = opacity * Math.min(thickness, 1);
    float from = run > 0 ? (steep ? y0 : x0) : (steep ? y1 : x1);
    float to = from + Math.abs(run);
    float across = run > 0 ? (steep ? x0 : y0) : (steep ? x1 : y1);
    int first = Math.max(0, Curves.floor(from + 0.5f));
    int last = Math.min((steep ? height : width) - 1, Curves.floor(to - 0.5f));
    for (int along = first; along <= last; along++) {
      float centre = across + slope * (along - from);
      int low = Math.max(0, Curves.floor(centre - half));
      int high = Math.min((steep ? width : height) - 1, Curves.floor(centre + half) + 1);
      for (int k = low; k <= high; k++) {
        float inside = Curves.clamp(half + 0.5f - Math.abs(k - centre), 0, 1);
        if (inside > 0) {
          cover(steep ? along * width + k : k * width + along, ink * inside, colour);
        }
      }
    }
  }

  /** Lays a smaller canvas over this one, stretched to fit: a cheap way to be out of focus. */
  public void spread(Canvas small) {
    float sx = (small.width - 1f) / (width - 1f);
    float sy = (small.height - 1f) / (height - 1f);
    for (int y = 0; y < height; y++) {
      float py = y * sy;
      int y0 = Math.min((int) py, small.height - 2);
      float fy = py - y0;
      for (int x = 0; x < width; x++) {
        float px = x * sx;
        int x0 = Math.min((int) px, small.width - 2);
        float fx = px - x0;
        int a = y0 * small.width + x0;
        int i = y * width + x;
        red[i] = Curves.between(small.red, a, small.width, fx, fy);
        green[i] = Curves.between(small.green, a, small.width, fx, fy);
        blue[i] = Curves.between(small.blue, a, small.width, fx, fy);
      }
    }
  }
}
