package org.chaperone.picture.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Where the data of a WebP file ends. */
final class WebpEnd {

  /** Of less than this share of a file nothing worth the name is left. */
  private static final int LEAST_SHARE = 16;

  private static final long MOST_BYTES = 64 << 20;

  private WebpEnd() {}

  /**
   * The file, with zeros for what was cut off. The decoder takes them for more data, so that it
   * shows what comes before them; what it makes of the zeros is smeared.
   */
  static byte[] mended(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long promised = 8 + Integer.toUnsignedLong(buffer.getInt(4));
    long missing = promised - file.length;
    boolean canBeMended =
        missing > 0 && missing <= MOST_BYTES && promised <= (long) LEAST_SHARE * file.length;
    return canBeMended ? Arrays.copyOf(file, (int) promised) : file;
  }
}
