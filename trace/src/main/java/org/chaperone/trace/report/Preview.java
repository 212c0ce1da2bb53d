package org.chaperone.trace.report;

import java.util.Arrays;
import java.util.Objects;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureFormat;

/**
 * A small picture for the page, encoded.
 *
 * @param file a JPEG, WebP or PNG file
 * @param width of the preview in pixels, above 0
 * @param height likewise
 * @param originalWidth of the upright picture that it was made from, the pixels that a match's
 *     region and transform count in, above 0
 * @param originalHeight likewise
 */
public record Preview(byte[] file, int width, int height, int originalWidth, int originalHeight) {

  private static final int[] LOWER_QUALITIES = {60, 45, 30};

  public Preview {
    if (width < 1 || height < 1 || originalWidth < 1 || originalHeight < 1) {
      throw new IllegalArgumentException("a preview's sides are at least one pixel");
    }
    format(file);
  }

  /**
   * Shrinks and encodes a picture so that it keeps the budget.
   *
   * @param originalWidth of the picture in its file; {@code picture} may be a smaller decoding
   */
  public static Preview of(
      Picture picture, int originalWidth, int originalHeight, PreviewBudget budget) {
    int side = budget.side();
    while (true) {
      try (Picture small = picture.fitting(side)) {
        byte[] file = fitting(small, budget);
        if (file.length <= budget.bytes() || side <= PreviewBudget.SMALLEST_SIDE / 2) {
          return new Preview(file, small.width(), small.height(), originalWidth, originalHeight);
        }
      }
      side = side * 3 / 4;
    }
  }

  /** The picture at the best quality that keeps the budget, or at the lowest. */
  private static byte[] fitting(Picture small, PreviewBudget budget) {
    byte[] file = small.webp(budget.quality());
    for (int quality : LOWER_QUALITIES) {
      if (file.length > budget.bytes() && quality < budget.quality()) {
        file = small.webp(quality);
      }
    }
    return file;
  }

  /** The picture type's name in a data URI, {@code image/…}. */
  String subtype() {
    return format(file);
  }

  private static String format(byte[] file) {
    return switch (PictureFormat.of(file).orElse(PictureFormat.TIFF)) {
      case JPEG -> "jpeg";
      case WEBP -> "webp";
      case PNG -> "png";
      case TIFF, BMP, GIF, HEIC ->
          throw new IllegalArgumentException("a preview is a JPEG, WebP or PNG file");
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Preview that
        && Arrays.equals(file, that.file)
        && width == that.width
        && height == that.height
        && originalWidth == that.originalWidth
        && originalHeight == that.originalHeight;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(file), width, height, originalWidth, originalHeight);
  }

  @Override
  public String toString() {
    return width + "×" + height + " preview of " + originalWidth + "×" + originalHeight;
  }
}
