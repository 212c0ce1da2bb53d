package org.chaperone.vault.renditions;

import java.io.IOException;
import java.nio.file.Path;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.PictureFormat;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.picture.pdq.Dihedral;
import org.chaperone.picture.pdq.Pdq;
import org.chaperone.picture.registration.Thumbnail;
import org.chaperone.vault.marking.Markable;
import org.chaperone.vault.marking.Marking;

/**
 * Everything that is made of a photograph. The pictures are encoded from pixels, so nothing of the
 * file but its pixels is in them: no EXIF, no place, no device.
 *
 * @param width of the upright original, in pixels
 * @param height likewise
 * @param display at most {@value #DISPLAY_PIXELS} pixels
 * @param thumbnail a longest side of at most {@value #THUMBNAIL_SIDE} pixels
 * @param verification the small grey JPEG that a trace compares with
 * @param index the entry of the search index, in the clear
 */
public record Renditions(
    PictureFormat format,
    int width,
    int height,
    Markable display,
    Markable thumbnail,
    byte[] verification,
    byte[] index) {

  /** Two megapixels. */
  public static final int DISPLAY_PIXELS = 2_000_000;

  /** Of a tile in a gallery, sharp on dense screens. */
  public static final int THUMBNAIL_SIDE = 400;

  private static final int DISPLAY_QUALITY = 88;
  private static final int THUMBNAIL_QUALITY = 80;

  /** Every format is decoded at full size at most; JPEG may stop at what a display needs. */
  private static final int ENOUGH = 2400;

  /** What came of making them. */
  public sealed interface Made {
    /** They are made. */
    record Of(Renditions renditions) implements Made {}

    /** The file is no picture that can be read; why, in a sentence without its name. */
    record Unreadable(String reason) implements Made {}
  }

  /**
   * Reads a file and makes them.
   *
   * @param sha256 of the file
   * @throws IOException when the file cannot be read
   */
  public static Made of(Path file, byte[] sha256, PictureDecoder decoder) throws IOException {
    return switch (decoder.decode(file, ENOUGH)) {
      case Decoded.Unreadable(String reason) -> new Made.Unreadable(reason);
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture()) {
          yield new Made.Of(of(opened, picture, sha256));
        }
      }
    };
  }

  private static Renditions of(Decoded.Opened opened, Picture picture, byte[] sha256) {
    Markable display;
    Markable small;
    try (Picture shown = shown(picture);
        Picture tile = shown.fitting(THUMBNAIL_SIDE)) {
      display = Marking.markable(shown, DISPLAY_QUALITY);
      small = Marking.markable(tile, THUMBNAIL_QUALITY);
    }
    Thumbnail verification = Thumbnail.of(picture);
    Pdq pdq = Pdq.of(picture);
    Fingerprint fingerprint =
        Fingerprint.of(FeatureExtractor.forArchive().extract(picture), Vocabulary.standard());
    IndexEntry entry =
        new IndexEntry(
            sha256,
            opened.width(),
            opened.height(),
            pdq.hash(Dihedral.IDENTITY),
            pdq.quality(),
            fingerprint);
    return new Renditions(
        opened.format(),
        opened.width(),
        opened.height(),
        display,
        small,
        verification.jpeg(),
        entry.bytes());
  }

  private static Picture shown(Picture picture) {
    double scale = Math.sqrt((double) DISPLAY_PIXELS / picture.width() / picture.height());
    if (scale >= 1) {
      return picture.fitting(Integer.MAX_VALUE);
    }
    return picture.resized(
        Math.max(1, (int) (picture.width() * scale)),
        Math.max(1, (int) (picture.height() * scale)));
  }
}
