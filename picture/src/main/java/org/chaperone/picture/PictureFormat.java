package org.chaperone.picture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The picture formats that Chaperone reads, told apart by a file's first bytes. */
public enum PictureFormat {
  JPEG("|jpg|jpeg|jpe|jfif|"),
  PNG("|png|"),
  WEBP("|webp|"),
  TIFF("|tif|tiff|"),
  BMP("|bmp|dib|"),
  GIF("|gif|"),
  HEIC("|heic|heif|hif|avif|");

  private final String extensions;

  PictureFormat(String extensions) {
    this.extensions = extensions;
  }

  /** Whether a file of this name calls itself a picture of one of these formats. */
  public static boolean isNamedLikeOne(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (PictureFormat format : values()) {
      if (format.extensions.contains("|" + extension + "|")) {
        return true;
      }
    }
    return false;
  }

  /** The format that a file's first bytes show; 12 bytes are enough. */
  public static Optional<PictureFormat> of(byte[] head) {
    if (starts(head, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (starts(head, 0x89, 'P', 'N', 'G')) {
      return Optional.of(PNG);
    }
    if (ascii(head, 0, "RIFF") && ascii(head, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (starts(head, 'I', 'I', 42, 0) || starts(head, 'M', 'M', 0, 42)) {
      return Optional.of(TIFF);
    }
    // "BM" alone starts many a text; the four reserved bytes behind the length are 0.
    if (starts(head, 'B', 'M') && ascii(head, 6, "\0\0\0\0")) {
      return Optional.of(BMP);
    }
    if (ascii(head, 0, "GIF87a") || ascii(head, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (ascii(head, 4, "ftyp") && isHeifBrand(head)) {
      return Optional.of(HEIC);
    }
    return Optional.empty();
  }

  private static boolean isHeifBrand(byte[] head) {
    if (head.length < 12) {
      return false;
    }
    String brand = new String(head, 8, 4, StandardCharsets.US_ASCII);
    return Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis")
        .contains(brand);
  }

  private static boolean starts(byte[] head, int... wanted) {
    if (head.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((head[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean ascii(byte[] head, int at, String wanted) {
    return head.length >= at + wanted.length()
        && new String(head, at, wanted.length(), StandardCharsets.US_ASCII).equals(wanted);
  }
}
