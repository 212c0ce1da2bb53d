package org.chaperone.picture.header;

/**
 * The header of a WebP file (RFC 9649): the size of the first of VP8X, VP8 and VP8L, and the
 * orientation in the EXIF chunk.
 */
final class WebpHeader {

  private static final int FIRST_CHUNK = 12;
  private static final int MOST_CHUNKS = 100_000;

  private WebpHeader() {}

  static Header read(byte[] file) throws UnreadableException {
    Cursor cursor = Cursor.littleEndian(file);
    long data = FIRST_CHUNK + 8;
    if (cursor.isAscii(FIRST_CHUNK, "VP8X")) {
      return Header.of(
          1L + cursor.u24LittleEndian(data + 4),
          1L + cursor.u24LittleEndian(data + 7),
          orientation(cursor),
          false);
    }
    if (cursor.isAscii(FIRST_CHUNK, "VP8 ")) {
      if (cursor.u24LittleEndian(data + 3) != 0x2A019D) {
        throw new UnreadableException("its header is damaged");
      }
      return Header.upright(cursor.u16(data + 6) & 0x3FFF, cursor.u16(data + 8) & 0x3FFF);
    }
    if (cursor.isAscii(FIRST_CHUNK, "VP8L")) {
      if (cursor.u8(data) != 0x2F) {
        throw new UnreadableException("its header is damaged");
      }
      long sizes = cursor.u32(data + 1);
      return Header.upright(1 + (sizes & 0x3FFF), 1 + ((sizes >> 14) & 0x3FFF));
    }
    throw new UnreadableException(
        cursor.has(FIRST_CHUNK, 4) ? "its header is damaged" : "the file is cut off in its header");
  }

  private static Orientation orientation(Cursor cursor) throws UnreadableException {
    long at = FIRST_CHUNK;
    for (int chunk = 0; chunk < MOST_CHUNKS && cursor.has(at, 8); chunk++) {
      long length = cursor.u32(at + 4);
      if (cursor.isAscii(at, "EXIF")) {
        Cursor exif = cursor.part(at + 8, length);
        // Some writers put JPEG's introduction before the TIFF structure.
        return TiffHeader.orientation(
            exif.isAscii(0, "Exif\0\0") ? exif.part(6, exif.size()) : exif);
      }
      at += 8 + length + (length & 1);
    }
    return Orientation.UPRIGHT;
  }
}
