package org.chaperone.picture.header;

/** The header of a GIF file (version 89a): its logical screen. */
final class GifHeader {

  private GifHeader() {}

  static Header read(byte[] file) throws UnreadableException {
    Cursor cursor = Cursor.littleEndian(file);
    return Header.upright(cursor.u16(6), cursor.u16(8));
  }
}
