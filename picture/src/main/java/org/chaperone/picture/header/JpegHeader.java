package org.chaperone.picture.header;

/**
 * The header of a JPEG file (ITU-T T.81, annex B): the frame header's size and the orientation in
 * the first EXIF segment before the first scan.
 */
final class JpegHeader {

  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP_1 = 0xE1;

  private JpegHeader() {}

  static Header read(byte[] file) throws UnreadableException {
    Cursor cursor = Cursor.bigEndian(file);
    long width = -1;
    long height = -1;
    int bits = 8;
    Orientation orientation = null;
    long at = 2;
    while (true) {
      at = nextMarker(cursor, at);
      int marker = cursor.u8(at);
      at++;
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        break;
      }
      if (stands(marker)) {
        continue;
      }
      int length = cursor.u16(at);
      if (length < 2) {
        throw new UnreadableException("its header is damaged");
      }
      if (isFrame(marker) && width < 0) {
        bits = cursor.u8(at + 2);
        height = cursor.u16(at + 3);
        width = cursor.u16(at + 5);
      }
      if (marker == APP_1 && orientation == null && cursor.isAscii(at + 2, "Exif\0\0")) {
        orientation = TiffHeader.orientation(cursor.part(at + 8, length - 8L));
      }
      at += length;
    }
    return Header.of(
        width, height, orientation == null ? Orientation.UPRIGHT : orientation, bits > 8);
  }

  /** Where the next marker's code is; what lies before it is skipped, as every decoder does. */
  private static long nextMarker(Cursor cursor, long from) throws UnreadableException {
    long at = from;
    while (true) {
      while (cursor.u8(at) != 0xFF) {
        at++;
      }
      while (cursor.u8(at) == 0xFF) {
        at++;
      }
      if (cursor.u8(at) != 0) {
        return at;
      }
    }
  }

  /** Whether a marker stands alone, without a length: TEM, RST0 to RST7, SOI. */
  private static boolean stands(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= START_OF_IMAGE);
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which lie among them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
