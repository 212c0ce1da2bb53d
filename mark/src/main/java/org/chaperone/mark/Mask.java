package org.chaperone.mark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.chaperone.mark.pattern.Grid;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/**
 * How strong a mark may be at each place of one rendition: strong in texture, weak where an eye
 * would see it.
 *
 * <p>It depends on the picture alone, not on any key, and says about as much of it as a coarse map
 * of its texture, so it is kept where the rendition is kept. Making one takes as long as several
 * decodings; {@link #bytes()} is for keeping it.
 */
public final class Mask {

  /** Pixels a side for one value. */
  static final int STEP = 4;

  /** Steps of a stored value in 1. */
  static final int FINENESS = 64;

  private static final int MAGIC = 0x434d4b31;

  private final int width;
  private final int height;
  private final byte[] grid;
  private final Gains gains;

  Mask(int width, int height, byte[] grid, Gains gains) {
    this.width = width;
    this.height = height;
    this.grid = grid;
    this.gains = gains;
  }

  /** The mask of an unmarked rendition. */
  public static Mask of(Picture rendition) {
    return MaskMaking.of(rendition);
  }

  /** Width of the rendition, in pixels. */
  public int width() {
    return width;
  }

  /** Height of the rendition, in pixels. */
  public int height() {
    return height;
  }

  /** Root mean square of the pattern in grey levels where the mask is 1, for this rendition. */
  float gain(Strength strength) {
    return gains.at(strength);
  }

  /** Multiplies a part of a pattern by this mask. */
  void weigh(Grid pattern) {
    float[] values = pattern.values();
    float[] row = new float[pattern.width()];
    float[] line = new float[pattern.width()];
    for (int y = pattern.y(), start = 0; y < pattern.y() + pattern.height(); y++) {
      row(y, pattern.x(), row);
      System.arraycopy(values, start, line, 0, line.length);
      for (int i = 0; i < line.length; i++) {
        line[i] *= row[i];
      }
      System.arraycopy(line, 0, values, start, line.length);
      start += line.length;
    }
  }

  /** The mask's values in one row of a part of the rendition, linearly between those stored. */
  private void row(int y, int x, float[] into) {
    int columns = columns(width);
    int rows = columns(height);
    double v = Math.clamp((y + .5) / STEP - .5, 0, rows - 1);
    int upper = (int) v;
    float t = (float) (v - upper);
    int above = upper * columns;
    int below = Math.min(upper + 1, rows - 1) * columns;
    // Pixels x + i lie right of the stored value (x + i − 2) / 4; line[k] is the value k − 1.
    float[] line = new float[columns + 2];
    for (int i = 0; i < columns; i++) {
      float a = grid[above + i] & 255;
      float b = grid[below + i] & 255;
      line[i + 1] = (a + t * (b - a)) / FINENESS;
    }
    line[0] = line[1];
    line[columns + 1] = line[columns];
    int at = x + STEP / 2;
    int i = 0;
    for (; i < into.length && at % STEP != 0; i++, at++) {
      into[i] = between(line, at);
    }
    for (int k = at / STEP; i <= into.length - STEP; i += STEP, at += STEP, k++) {
      float a = line[k];
      float step = line[k + 1] - a;
      into[i] = a + .125f * step;
      into[i + 1] = a + .375f * step;
      into[i + 2] = a + .625f * step;
      into[i + 3] = a + .875f * step;
    }
    for (; i < into.length; i++, at++) {
      into[i] = between(line, at);
    }
  }

  private static float between(float[] line, int at) {
    float a = line[at / STEP];
    return a + (at % STEP + .5f) / STEP * (line[at / STEP + 1] - a);
  }

  /** The mask's values at every pixel. */
  Plane plane() {
    Plane out = Plane.empty(width, height);
    Arrays.fill(out.values(), 1);
    weigh(new Grid(0, 0, width, height, out.values()));
    return out;
  }

  static int columns(int side) {
    return Math.ceilDiv(side, STEP);
  }

  /** This mask as bytes: about a percent of what the rendition takes unpacked. */
  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(out)) {
      data.writeInt(MAGIC);
      data.writeInt(width);
      data.writeInt(height);
      data.writeFloat(gains.standard());
      data.writeFloat(gains.strong());
      try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
        packed.write(grid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads what {@link #bytes()} wrote.
   *
   * @throws IllegalArgumentException when these bytes are no mask
   */
  public static Mask read(byte[] bytes) {
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int magic = data.readInt();
      int width = data.readInt();
      int height = data.readInt();
      if (magic != MAGIC || !isSide(width) || !isSide(height)) {
        throw new IllegalArgumentException("these bytes are no mask");
      }
      Gains gains = new Gains(data.readFloat(), data.readFloat());
      if (!gains.areAllowed()) {
        throw new IllegalArgumentException("these bytes are no mask: its strength is not one");
      }
      int size = Math.multiplyExact(columns(width), columns(height));
      try (InflaterInputStream packed = new InflaterInputStream(data)) {
        byte[] grid = packed.readNBytes(size);
        if (grid.length != size || packed.read() >= 0) {
          throw new IllegalArgumentException("these bytes are no mask: its length is wrong");
        }
        return new Mask(width, height, grid, gains);
      }
    } catch (IOException | ArithmeticException e) {
      throw new IllegalArgumentException("these bytes are no mask", e);
    }
  }

  private static boolean isSide(int side) {
    return side >= 1 && side <= Picture.MAX_SIDE;
  }
}
