package org.chaperone.picture.decode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.chaperone.picture.PictureFormat;

/**
 * Whether a file has come to its end, by its own account. JPEG, PNG and WebP say where they end;
 * what other formats leave out their decoders notice.
 */
public final class Whole {

  private static final int PNG_SIGNATURE = 8;
  private static final int PNG_AROUND = 12;
  private static final int IEND = 0x49454e44;
  private static final int RIFF_AROUND = 8;

  private Whole() {}

  /** Whether nothing is missing at the file's end; what follows the end does not count. */
  public static boolean is(byte[] file) {
    Optional<PictureFormat> format = PictureFormat.of(file);
    if (format.isEmpty()) {
      return true;
    }
    return switch (format.get()) {
      case JPEG -> JpegEnd.of(file).isReached();
      case PNG -> reachesIend(ByteBuffer.wrap(file));
      case WEBP ->
          Integer.toUnsignedLong(Integer.reverseBytes(ByteBuffer.wrap(file).getInt(4)))
              <= file.length - RIFF_AROUND;
      default -> true;
    };
  }

  /** Chunks are a length, a name, so many bytes and a sum. */
  private static boolean reachesIend(ByteBuffer file) {
    long at = PNG_SIGNATURE;
    while (at + PNG_AROUND <= file.capacity()) {
      long length = Integer.toUnsignedLong(file.getInt((int) at));
      if (file.getInt((int) at + Integer.BYTES) == IEND) {
        return true;
      }
      at += PNG_AROUND + length;
    }
    return false;
  }
}
