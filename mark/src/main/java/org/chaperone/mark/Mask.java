package org.chaperone.mark;

import java.nio.ByteBuffer;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/**
 * How much of a mark each place of a rendition hides: more in texture, in shadows and in
 * highlights. It does not depend on any key, so it is made once and kept with the rendition.
 */
public final class Mask {

  private static final double FLOOR = .45;
  private static final double GAIN = .11;
  private static final double TOP = 2.2;
  private static final int NEIGHBOURHOOD = 9;

  /** In real black nothing hides: what is added there is seen, or clipped. */
  private static final double BLACK = 8;

  private static final double SHADOW = 60;
  private static final double HIGHLIGHT = 190;

  /** A byte holds masks up to 4. */
  private static final float STEP = 4f / 255;

  private static final int HEADER = 2 * Integer.BYTES;

  private final int width;
  private final int height;
  private final byte[] steps;

  private Mask(int width, int height, byte[] steps) {
    this.width = width;
    this.height = height;
    this.steps = steps;
  }

  /** The mask of a rendition, unmarked. */
  public static Mask of(Picture rendition) {
    Plane luma = Plane.luma(rendition);
    float[] y = luma.values();
    Plane mean = luma.box(NEIGHBOURHOOD);
    float[] squares = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      squares[i] = y[i] * y[i];
    }
    float[] deviation = new Plane(luma.width(), luma.height(), squares).box(NEIGHBOURHOOD).values();
    for (int i = 0; i < y.length; i++) {
      float m = mean.values()[i];
      deviation[i] = (float) Math.sqrt(Math.max(0, deviation[i] - m * m));
    }
    float[] texture =
        new Plane(luma.width(), luma.height(), deviation)
            .eroded(NEIGHBOURHOOD)
            .box(NEIGHBOURHOOD)
            .values();
    byte[] steps = new byte[y.length];
    for (int i = 0; i < y.length; i++) {
      float m = mean.values()[i];
      double v = Math.clamp(FLOOR + GAIN * texture[i], FLOOR, TOP);
      double highlight = Math.clamp((m - HIGHLIGHT) / (255 - HIGHLIGHT), 0, 1);
      v *= 1 + .3 * highlight + dark(m);
      steps[i] = (byte) Math.round(v / STEP);
    }
    return new Mask(luma.width(), luma.height(), steps);
  }

  private static double dark(double mean) {
    return mean < BLACK
        ? -.5 * (BLACK - mean) / BLACK
        : .5 * Math.clamp((SHADOW - mean) / SHADOW, 0, 1);
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException when it is nothing of the kind
   */
  public static Mask read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER) {
      throw new IllegalArgumentException("the mask is cut short");
    }
    int width = in.getInt();
    int height = in.getInt();
    if (width < 1 || height < 1 || (long) width * height != in.remaining()) {
      throw new IllegalArgumentException("the mask is not as long as it says");
    }
    byte[] steps = new byte[in.remaining()];
    in.get(steps);
    return new Mask(width, height, steps);
  }

  /** Width and height, 32 bits each, then a byte a pixel, rows from the top. */
  public byte[] bytes() {
    return ByteBuffer.allocate(HEADER + steps.length)
        .putInt(width)
        .putInt(height)
        .put(steps)
        .array();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  Plane plane() {
    float[] values = new float[steps.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (steps[i] & 255) * STEP;
    }
    return new Plane(width, height, values);
  }

  /** Root mean square. */
  double rms() {
    double sum = 0;
    for (byte step : steps) {
      double v = (step & 255) * STEP;
      sum += v * v;
    }
    return Math.sqrt(sum / steps.length);
  }
}
