package org.chaperone.cli.demo.theft;

import java.util.Arrays;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.PictureFormat;

/**
 * Looks for pictures inside any bytes, as forensic tools do: wherever a picture's first bytes
 * stand, it tries to open one.
 */
final class Carving {

  private static final int HEAD = 16;
  private static final int LARGEST = 8 << 20;
  private static final int SMALL = 64;

  private final PictureDecoder decoder = PictureDecoder.standard();

  /** How many pictures open. */
  int pictures(byte[] bytes) {
    int opened = 0;
    for (int at = 0; at + HEAD <= bytes.length; at++) {
      if (couldBegin(bytes[at])
          && PictureFormat.of(Arrays.copyOfRange(bytes, at, at + HEAD)).isPresent()
          && opens(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LARGEST)))) {
        opened++;
      }
    }
    return opened;
  }

  /** The first bytes of all formats; HEIC begins with a length, and the clinic has none. */
  private static boolean couldBegin(byte first) {
    return switch (first & 0xFF) {
      case 0xFF, 0x89, 'R', 'I', 'M', 'G', 'B' -> true;
      default -> false;
    };
  }

  /** Whether a file opens as a picture. */
  boolean opens(byte[] file) {
    return switch (decoder.decode(file, SMALL)) {
      case Decoded.Opened opened -> {
        opened.picture().close();
        yield true;
      }
      case Decoded.Unreadable _ -> false;
    };
  }
}
