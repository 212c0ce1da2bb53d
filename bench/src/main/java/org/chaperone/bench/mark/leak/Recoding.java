package org.chaperone.bench.mark.leak;

import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;

/** Pictures that went through a file. */
public final class Recoding {

  private static final PictureDecoder DECODER = PictureDecoder.standard();

  private Recoding() {}

  /** The picture in a file that this benchmark made itself. */
  public static Picture opened(byte[] file) {
    return switch (DECODER.decode(file)) {
      case Decoded.Opened opened -> opened.picture();
      case Decoded.Unreadable(String reason) -> throw new IllegalStateException(reason);
    };
  }

  /** A picture as it comes out of a JPEG file. */
  public static Picture jpeg(Picture picture, int quality) {
    return opened(picture.jpeg(quality));
  }

  /** A JPEG file of at most {@code side} pixels a side. */
  static byte[] fitted(Picture picture, int side, int quality) {
    try (Picture small = picture.fitting(side)) {
      return small.jpeg(quality);
    }
  }
}
