package org.chaperone.picture.header;

/** The header of a Windows bitmap, from OS/2's 12 bytes to BITMAPV5HEADER. */
final class BmpHeader {

  private static final int INFO = 14;
  private static final long OS2_SIZE = 12;

  private BmpHeader() {}

  static Header read(byte[] file) throws UnreadableException {
    Cursor cursor = Cursor.littleEndian(file);
    if (cursor.u32(INFO) == OS2_SIZE) {
      return Header.upright(cursor.u16(INFO + 4), cursor.u16(INFO + 6));
    }
    int width = (int) cursor.u32(INFO + 4);
    // A negative height says that the rows start from the top.
    int height = (int) cursor.u32(INFO + 8);
    return Header.upright(width, Math.abs((long) height));
  }
}
