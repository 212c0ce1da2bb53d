package org.chaperone.picture.header;

/** The header of a PNG file (W3C PNG, third edition): IHDR, and the orientation in eXIf. */
final class PngHeader {

  private static final int SIGNATURE = 8;

  /** No honest file has as many chunks before its end, and each costs a look. */
  private static final int MOST_CHUNKS = 100_000;

  private PngHeader() {}

  static Header read(byte[] file) throws UnreadableException {
    Cursor cursor = Cursor.bigEndian(file);
    if (!cursor.isAscii(SIGNATURE + 4, "IHDR")) {
      throw new UnreadableException(
          cursor.has(SIGNATURE, 8) ? "its header is damaged" : "the file is cut off in its header");
    }
    long width = cursor.u32(SIGNATURE + 8);
    long height = cursor.u32(SIGNATURE + 12);
    int bits = cursor.u8(SIGNATURE + 16);
    return Header.of(width, height, orientation(cursor), bits > 8);
  }

  /** The eXIf chunk may stand before or behind the pixels. */
  private static Orientation orientation(Cursor cursor) throws UnreadableException {
    long at = SIGNATURE;
    for (int chunk = 0; chunk < MOST_CHUNKS && cursor.has(at, 8); chunk++) {
      long length = cursor.u32(at);
      if (cursor.isAscii(at + 4, "eXIf")) {
        return TiffHeader.orientation(cursor.part(at + 8, length));
      }
      if (cursor.isAscii(at + 4, "IEND")) {
        break;
      }
      at += 12 + length;
    }
    return Orientation.UPRIGHT;
  }
}
