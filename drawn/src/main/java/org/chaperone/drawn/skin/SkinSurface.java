package org.chaperone.drawn.skin;

import java.util.Arrays;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.View;

/**
 * The visible skin, pixel by pixel: how much of the pixel is skin, its place in the chart, its
 * normal, its reflectance, fine relief and gloss. Parts lay themselves in, then texture and marks
 * work on it, then it is lit.
 */
public final class SkinSurface {
  static final float FAR = 1e9f;

  public final View view;
  public final int width;
  public final int height;

  /** Part of the pixel that is skin, 0 to 1. */
  public final float[] cover;

  /** Which part, where {@link #cover} is above 0. */
  public final byte[] part;

  /** Chart coordinates in millimetres. */
  public final float[] u;

  public final float[] v;

  /** Height towards the camera, of the part alone. */
  final float[] depth;

  /** Normal in the picture: x right, y down; z is what is left to a unit vector. */
  final float[] normalX;

  final float[] normalY;

  /** Light that a crease between two parts keeps out, 1 for none. */
  final float[] open;

  /** Relief on the part, in millimetres. */
  public final float[] relief;

  public final float[] red;
  public final float[] green;
  public final float[] blue;

  /** Strength of the highlight. */
  public final float[] gloss;

  /** Where {@link ChartLine} keeps the distance to the line at hand; {@link #FAR} between lines. */
  final float[] lineAway;

  final float[] lineAlong;

  /** A surface without any skin yet. */
  public SkinSurface(View view) {
    this.view = view;
    this.width = view.width();
    this.height = view.height();
    int n = width * height;
    cover = new float[n];
    part = new byte[n];
    u = new float[n];
    v = new float[n];
    depth = new float[n];
    normalX = new float[n];
    normalY = new float[n];
    open = new float[n];
    relief = new float[n];
    red = new float[n];
    green = new float[n];
    blue = new float[n];
    gloss = new float[n];
    lineAway = new float[n];
    Arrays.fill(lineAway, FAR);
    lineAlong = new float[n];
  }

  /**
   * Lays one point of a part in, where it is in front; where two parts meet at about the same
   * height they flow into one another within {@code seam} millimetres.
   */
  void lay(
      int i, int part, float cover, float z, float u, float v, float nx, float ny, float seam) {
    float had = this.cover[i];
    if (had <= 0.5f) {
      if (cover > had) {
        put(i, part, cover, z, u, v, nx, ny);
        open[i] = 1;
      }
      return;
    }
    if (cover < 0.5f) {
      return;
    }
    float before = depth[i];
    float f = Curves.step(-seam, seam, z - before);
    float mixedX = Curves.mix(normalX[i], nx, f);
    float mixedY = Curves.mix(normalY[i], ny, f);
    float crease = 1 - Math.min(0.4f, 1.6f / seam) * (1 - Math.abs(2 * f - 1));
    float kept = open[i];
    if (f >= 0.5f) {
      put(i, part, Math.max(cover, had), z, u, v, mixedX, mixedY);
      open[i] = crease;
    } else {
      normalX[i] = mixedX;
      normalY[i] = mixedY;
      open[i] = kept * crease;
    }
  }

  private void put(int i, int part, float cover, float z, float u, float v, float nx, float ny) {
    this.cover[i] = cover;
    this.part[i] = (byte) part;
    this.u[i] = u;
    this.v[i] = v;
    depth[i] = z;
    normalX[i] = nx;
    normalY[i] = ny;
  }

  /** Multiplies the reflectance: pigment and blood take light away. */
  public void stain(int i, float weight, float r, float g, float b) {
    red[i] *= 1 + weight * (r - 1);
    green[i] *= 1 + weight * (g - 1);
    blue[i] *= 1 + weight * (b - 1);
  }

  /** Replaces the reflectance: ink, plaster, scales. */
  public void cover(int i, float weight, float r, float g, float b) {
    red[i] += weight * (r - red[i]);
    green[i] += weight * (g - green[i]);
    blue[i] += weight * (b - blue[i]);
  }

  /** What a mark does to one pixel at an offset in the chart. */
  public interface Touch {
    void at(int i, float du, float dv);
  }

  /** Visits the pixels of a part within {@code reach} millimetres of a place in the chart. */
  public void near(Part shape, int number, float atU, float atV, float reach, Touch touch) {
    Part.Spot spot = shape.spot(atU, atV);
    float px = view.pixelX(spot.x(), spot.y());
    float py = view.pixelY(spot.x(), spot.y());
    float r = reach * 1.15f / view.millimetres() + 2;
    int x0 = Math.max(0, Curves.floor(px - r));
    int x1 = Math.min(width - 1, Curves.floor(px + r) + 1);
    int y0 = Math.max(0, Curves.floor(py - r));
    int y1 = Math.min(height - 1, Curves.floor(py + r) + 1);
    for (int y = y0; y <= y1; y++) {
      for (int i = y * width + x0, end = y * width + x1; i <= end; i++) {
        if (cover[i] > 0 && part[i] == number) {
          float du = u[i] - atU;
          float dv = v[i] - atV;
          if (du <= reach && du >= -reach && dv <= reach && dv >= -reach) {
            touch.at(i, du, dv);
          }
        }
      }
    }
  }
}
