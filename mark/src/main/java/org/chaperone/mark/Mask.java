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

  /**
   * Multiplies a row of a pattern by this mask.
   *
   * @param x where the row begins
   */
  void weigh(int x, int y, float[] row) {
    float[] line = line(y);
    // Pixels x + i lie right of the stored value (x + i − 2) / 4.
    int at = x + STEP / 2;
    int i = 0;
    for (; i < row.length && at % STEP != 0; i++, at++) {
      row[i] *= between(line, at);
    }
    for (int k = at / STEP; i <= row.length - STEP; i += STEP, at += STEP, k++) {
      float a = line[k];
      float step = line[k + 1] - a;
      row[i] *= a + .125f * step;
      row[i + 1] *= a + .375f * step;
      row[i + 2] *= a + .625f * step;
      row[i + 3] *= a + .875f * step;
    }
    for (; i < row.length; i++, at++) {
      row[i] *= between(line, at);
    }
  }

  /**
   * The values that are stored, in one row of the rendition: {@code line[k]} is the value k − 1,
   * the first and the last are there twice.
   */
  private float[] line(int y) {
    int columns = columns(width);
    float[] line = new float[columns + 2];
    int rows = columns(height);
    double v = Math.clamp((y + .5) / STEP - .5, 0, rows - 1);
    int upper = (int) v;
    float t = (float) (v - upper);
    int above = upper * columns;
    int below = Math.min(upper + 1, rows - 1) * columns;
    for (int i = 0; i < columns; i++) {
      float a = grid[above + i] & 255;
      float b = grid[below + i] & 255;
      line[i + 1] = (a + t * (b - a)) / FINENESS;
    }
    line[0] = line[1];
    line[columns + 1] = line[columns];
    return line;
  }

  private static float between(float[] line, int at) {
    float a = line[at / STEP];
    return a + (at % STEP + .5f) / STEP * (line[at / STEP + 1] - a);
  }

  /** The mask's values at every pixel. */
  Plane plane() {
    Plane out = Plane.empty(width, height);
    float[] row = new float[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(row, 1);
      weigh(0, y, row);
      System.arraycopy(row, 0, out.values(), y * width, width);
    }
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
