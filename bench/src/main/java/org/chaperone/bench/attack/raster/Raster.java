package org.chaperone.bench.attack.raster;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.chaperone.picture.Picture;

/**
 * A picture on the Java heap to paint on: 8 bits a channel, blue, green, red, rows from the top.
 *
 * <p>Colours are 0xRRGGBB. Painting outside of the raster is allowed and leaves no trace.
 */
public final class Raster {

  private final int width;
  private final int height;
  private final byte[] bgr;

  private Raster(int width, int height, byte[] bgr) {
    this.width = width;
    this.height = height;
    this.bgr = bgr;
  }

  /** An empty raster of one colour. */
  public static Raster plain(int width, int height, int colour) {
    Raster raster = new Raster(width, height, new byte[width * height * 3]);
    raster.rectangle(0, 0, width, height, colour);
    return raster;
  }

  /** A copy of the picture's pixels. */
  public static Raster of(Picture picture) {
    return new Raster(picture.width(), picture.height(), picture.bgr());
  }

  /** These pixels as a picture, to be closed by the caller. */
  public Picture picture() {
    return Picture.of(width, height, bgr);
  }

  /** What becomes of these pixels when a picture operation is applied to them. */
  public Raster through(UnaryOperator<Picture> operation) {
    try (Picture before = picture();
        Picture after = operation.apply(before)) {
      return of(after);
    }
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixels themselves; writing to them paints. */
  public byte[] bgr() {
    return bgr;
  }

  /** Another raster with the same pixels. */
  public Raster copy() {
    return new Raster(width, height, bgr.clone());
  }

  /**
   * Seen through a mesh: the pixel (x, y) of the result shows what the mesh says lies under it,
   * interpolated bilinearly; beyond the edge, the nearest pixel of the edge.
   */
  public Raster sampled(Mesh mesh) {
    Raster out =
        new Raster(mesh.width(), mesh.height(), new byte[mesh.width() * mesh.height() * 3]);
    double[] xs = new double[mesh.width()];
    double[] ys = new double[mesh.width()];
    for (int y = 0, o = 0; y < mesh.height(); y++) {
      mesh.row(y, xs, ys);
      for (int x = 0; x < mesh.width(); x++, o += 3) {
        sample(xs[x], ys[x], out.bgr, o);
      }
    }
    return out;
  }

  private void sample(double x, double y, byte[] into, int o) {
    double cx = Math.clamp(x, 0, width - 1);
    double cy = Math.clamp(y, 0, height - 1);
    int x0 = (int) cx;
    int y0 = (int) cy;
    int fx = (int) ((cx - x0) * 256);
    int fy = (int) ((cy - y0) * 256);
    int a = 3 * (y0 * width + x0);
    int right = x0 + 1 < width ? 3 : 0;
    int b = a + (y0 + 1 < height ? 3 * width : 0);
    for (int c = 0; c < 3; c++) {
      int top = (bgr[a + c] & 255) * (256 - fx) + (bgr[a + right + c] & 255) * fx;
      int bottom = (bgr[b + c] & 255) * (256 - fx) + (bgr[b + right + c] & 255) * fx;
      into[o + c] = (byte) ((top * (256 - fy) + bottom * fy + 32768) >> 16);
    }
  }

  /** Puts {@code other} on top of this, its top left pixel at (x, y). */
  public void paste(Raster other, int x, int y) {
    int from = Math.max(0, -x);
    int to = Math.min(other.width, width - x);
    if (to <= from) {
      return;
    }
    for (int row = Math.max(0, -y); row < Math.min(other.height, height - y); row++) {
      System.arraycopy(
          other.bgr,
          3 * (row * other.width + from),
          bgr,
          3 * ((y + row) * width + x + from),
          3 * (to - from));
    }
  }

  /** Lets {@code other}, of the same size, shine through by {@code alpha}, 0 to 1. */
  public void mix(Raster other, double alpha) {
    int a = (int) Math.round(256 * alpha);
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) (((bgr[i] & 255) * (256 - a) + (other.bgr[i] & 255) * a + 128) >> 8);
    }
  }

  /** Fills a rectangle. */
  public void rectangle(int x, int y, int w, int h, int colour) {
    int x0 = Math.clamp(x, 0, width);
    int x1 = Math.clamp((long) x + w, x0, width);
    int y0 = Math.clamp(y, 0, height);
    int y1 = Math.clamp((long) y + h, y0, height);
    if (x1 == x0 || y1 == y0) {
      return;
    }
    int first = 3 * (y0 * width + x0);
    if ((colour & 255) == ((colour >> 8) & 255) && (colour & 255) == ((colour >> 16) & 255)) {
      Arrays.fill(bgr, first, first + 3 * (x1 - x0), (byte) colour);
    } else {
      for (int i = first; i < first + 3 * (x1 - x0); i += 3) {
        put(i, colour);
      }
    }
    for (int row = y0 + 1; row < y1; row++) {
      System.arraycopy(bgr, first, bgr, 3 * (row * width + x0), 3 * (x1 - x0));
    }
  }

  /** Fills a disc with a soft edge. */
  public void disc(double x, double y, double radius, int colour) {
    stroke(x, y, x, y, radius, colour);
  }

  /** Draws a line with round ends, {@code half} pixels to either side of it, with a soft edge. */
  public void stroke(double x0, double y0, double x1, double y1, double half, int colour) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length2 = Math.max(dx * dx + dy * dy, 1e-9);
    cover(
        Math.min(x0, x1) - half,
        Math.min(y0, y1) - half,
        Math.max(x0, x1) + half,
        Math.max(y0, y1) + half,
        colour,
        (x, y) -> {
          double t = Math.clamp(((x - x0) * dx + (y - y0) * dy) / length2, 0, 1);
          return half + 0.5 - Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
        });
  }

  /** Draws a bar with square ends along a line, {@code half} pixels to either side of it. */
  public void bar(double x0, double y0, double x1, double y1, double half, int colour) {
    double length = Math.max(Math.hypot(x1 - x0, y1 - y0), 1e-9);
    double ux = (x1 - x0) / length;
    double uy = (y1 - y0) / length;
    cover(
        Math.min(x0, x1) - half,
        Math.min(y0, y1) - half,
        Math.max(x0, x1) + half,
        Math.max(y0, y1) + half,
        colour,
        (x, y) -> {
          double along = (x - x0) * ux + (y - y0) * uy;
          double across = Math.abs((y - y0) * ux - (x - x0) * uy);
          return 0.5 + Math.min(half - across, Math.min(along, length - along));
        });
  }

  /** How much of a pixel a shape covers; below 0 is none, above 1 all. */
  public interface Coverage {

    /** The coverage of the pixel with this centre. */
    double at(double x, double y);
  }

  /** Paints a shape that lies within a box. */
  public void cover(
      double left, double top, double right, double bottom, int colour, Coverage shape) {
    int x0 = Math.clamp((long) Math.floor(left - 1), 0, width);
    int x1 = Math.clamp((long) Math.ceil(right + 2), 0, width);
    int y0 = Math.clamp((long) Math.floor(top - 1), 0, height);
    int y1 = Math.clamp((long) Math.ceil(bottom + 2), 0, height);
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        double coverage = shape.at(x, y);
        if (coverage >= 1) {
          put(3 * (y * width + x), colour);
        } else if (coverage > 0) {
          blend(3 * (y * width + x), colour, coverage);
        }
      }
    }
  }

  private void put(int i, int colour) {
    bgr[i] = (byte) colour;
    bgr[i + 1] = (byte) (colour >> 8);
    bgr[i + 2] = (byte) (colour >> 16);
  }

  private void blend(int i, int colour, double alpha) {
    for (int c = 0; c < 3; c++) {
      int under = bgr[i + c] & 255;
      int over = (colour >> (8 * c)) & 255;
      bgr[i + c] = (byte) Math.round(under + (over - under) * alpha);
    }
  }
}
