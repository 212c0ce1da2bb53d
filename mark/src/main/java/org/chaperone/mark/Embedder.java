package org.chaperone.mark;

import java.util.Arrays;
import org.chaperone.mark.pattern.Signs;
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
    Weighed weighed = Weighed.of(signs, mask, 0, 0, width, height);
    double gain = atMost(strength.most(), mask.gain(strength), weighed.rms());
    return rendition.raised(height, gain, (top, rows) -> weighed.levels());
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
      return Signs.of(account, Part.ACCOUNT.amplitude(), view, Part.VIEW.amplitude());
    } finally {
      Arrays.fill(account, (byte) 0);
      Arrays.fill(view, (byte) 0);
    }
  }

  /** A gain with which a pattern of this root mean square has no more than {@code most}. */
  private static double atMost(double most, double gain, double rms) {
    return gain * rms <= most ? gain : most / rms;
  }

  /** A part of a rendition with a pattern of this gain, strip by strip. */
  private static Picture marked(Picture part, int x, int y, Mask mask, Signs signs, float gain) {
    return part.raised(
        STRIP,
        gain,
        (top, rows) -> Weighed.of(signs, mask, x, y + top, part.width(), rows).levels());
  }
}
