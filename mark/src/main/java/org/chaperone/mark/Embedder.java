package org.chaperone.mark;

import java.util.Arrays;
import org.chaperone.mark.pattern.Grid;
import org.chaperone.mark.pattern.Signs;
import org.chaperone.mark.pattern.Synthesis;
import org.chaperone.picture.Picture;

/**
 * Puts the mark of a view into a rendition.
 *
 * <p>The same whole number is added to all three channels of a pixel, so colours stay. Costs some
 * milliseconds a megapixel. Safe to use from many threads.
 */
public final class Embedder {

  /** Up to this many pixels the very difference that a key makes is measured. */
  static final int MEASURED_PIXELS = 1 << 20;

  private static final int STRIP = 256;

  /** More than any difference, and a half. */
  private static final float LIFT = 1024.5f;

  private Embedder() {}

  /**
   * The rendition as this view gets it.
   *
   * @param mask of this rendition
   * @return a new picture, with at least the PSNR and SSIM that the strength promises
   */
  public static Picture embed(Picture rendition, Mask mask, ViewKey key, Strength strength) {
    if (rendition.width() != mask.width() || rendition.height() != mask.height()) {
      throw new IllegalArgumentException("the mask is of another rendition");
    }
    Signs signs = signs(key);
    int width = rendition.width();
    int height = rendition.height();
    if ((long) width * height > MEASURED_PIXELS) {
      return marked(rendition, 0, 0, mask, signs, mask.gain(strength));
    }
    Grid pattern = Synthesis.pattern(signs, 0, 0, 0, width, height);
    byte[] bgr = rendition.bgr();
    add(pattern, mask, measured(mask, pattern, mask.gain(strength), strength.most()), bgr, 0);
    return Picture.of(width, height, bgr);
  }

  /**
   * A part of a rendition as this view gets it, for deep zooms: the parts of one view fit together.
   *
   * @param part the pixels of the rendition that start at (x, y)
   * @param mask of the whole rendition
   */
  public static Picture embedPart(
      Picture part, int x, int y, Mask mask, ViewKey key, Strength strength) {
    if (x < 0 || y < 0 || x > mask.width() - part.width() || y > mask.height() - part.height()) {
      throw new IllegalArgumentException("the part lies outside the rendition of the mask");
    }
    return marked(part, x, y, mask, signs(key), mask.gain(strength));
  }

  private static Signs signs(ViewKey key) {
    byte[] account = key.bytes(Part.ACCOUNT);
    byte[] view = key.bytes(Part.VIEW);
    try {
      return new Signs(
          new float[] {Part.ACCOUNT.amplitude(), Part.VIEW.amplitude()}, account, view);
    } finally {
      Arrays.fill(account, (byte) 0);
      Arrays.fill(view, (byte) 0);
    }
  }

  /** A gain with which this key's pattern differs no more than {@code most}, root mean square. */
  private static float measured(Mask mask, Grid pattern, float gain, double most) {
    double sum = 0;
    float[] row = new float[mask.width()];
    for (int y = 0, i = 0; y < mask.height(); y++) {
      mask.row(y, 0, row);
      float line = 0;
      for (int x = 0; x < row.length; x++, i++) {
        float d = row[x] * pattern.values()[i];
        line += d * d;
      }
      sum += line;
    }
    double rms = gain * Math.sqrt(sum / ((double) mask.width() * mask.height()));
    return rms <= most ? gain : (float) (gain * most / rms);
  }

  /** A part of a rendition with a pattern of this gain, strip by strip. */
  private static Picture marked(Picture part, int x, int y, Mask mask, Signs signs, float gain) {
    byte[] bgr = part.bgr();
    for (int top = 0; top < part.height(); top += STRIP) {
      int rows = Math.min(STRIP, part.height() - top);
      Grid pattern = Synthesis.pattern(signs, 0, x, y + top, part.width(), rows);
      add(pattern, mask, gain, bgr, top * part.width() * 3);
    }
    return Picture.of(part.width(), part.height(), bgr);
  }

  private static void add(Grid pattern, Mask mask, float gain, byte[] bgr, int from) {
    float[] row = new float[pattern.width()];
    float[] values = pattern.values();
    for (int r = 0, i = 0, p = from; r < pattern.height(); r++) {
      mask.row(pattern.y() + r, pattern.x(), row);
      for (int x = 0; x < row.length; x++, i++, p += 3) {
        // Rounded by cutting off: what is cut is above zero.
        int d = (int) (gain * row[x] * values[i] + LIFT) - (int) LIFT;
        if (d != 0) {
          bgr[p] = added(bgr[p], d);
          bgr[p + 1] = added(bgr[p + 1], d);
          bgr[p + 2] = added(bgr[p + 2], d);
        }
      }
    }
  }

  private static byte added(byte value, int d) {
    int sum = (value & 255) + d;
    return (byte) (sum < 0 ? 0 : sum > 255 ? 255 : sum);
  }
}
