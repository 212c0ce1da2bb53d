package org.chaperone.picture.header;

import org.chaperone.picture.PictureFormat;

/**
 * What a picture file says about itself.
 *
 * @param storedWidth of the rows as they are stored, in pixels, at least 1
 * @param storedHeight likewise
 * @param orientation how the stored picture becomes upright
 * @param deep whether a sample has more than 8 bits
 */
public record Header(int storedWidth, int storedHeight, Orientation orientation, boolean deep) {

  /**
   * Reads the header of a file of this format.
   *
   * @param format any but HEIC, whose header is the business of its decoder
   * @throws UnreadableException when the header is cut off or makes no sense
   */
  public static Header of(PictureFormat format, byte[] file) throws UnreadableException {
    return switch (format) {
      case JPEG -> JpegHeader.read(file);
      case PNG -> PngHeader.read(file);
      case WEBP -> WebpHeader.read(file);
      case TIFF -> TiffHeader.read(file).header();
      case BMP -> BmpHeader.read(file);
      case GIF -> GifHeader.read(file);
      case HEIC -> throw new IllegalArgumentException("HEIC is read by its own decoder");
    };
  }

  /** Of a picture that is stored upright with 8 bits a sample. */
  public static Header upright(long width, long height) throws UnreadableException {
    return of(width, height, Orientation.UPRIGHT, false);
  }

  static Header of(long width, long height, Orientation orientation, boolean deep)
      throws UnreadableException {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new UnreadableException("its header gives no size");
    }
    return new Header((int) width, (int) height, orientation, deep);
  }

  /** Of the upright picture, in pixels. */
  public int width() {
    return orientation.transposes() ? storedHeight : storedWidth;
  }

  /** Of the upright picture, in pixels. */
  public int height() {
    return orientation.transposes() ? storedWidth : storedHeight;
  }

  /** How many pixels there are. */
  public long pixels() {
    return (long) storedWidth * storedHeight;
  }
}
