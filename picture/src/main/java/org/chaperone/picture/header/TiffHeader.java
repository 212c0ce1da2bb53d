package org.chaperone.picture.header;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The first directory of a TIFF file (TIFF 6.0), as far as its pixels' layout is concerned.
 *
 * @param bits of a sample
 * @param samples a pixel
 * @param colour the PhotometricInterpretation: how samples become colours
 * @param extra the first of ExtraSamples: 1 for alpha that the colours are multiplied with, 2 for
 *     alpha by itself, 0 for neither
 * @param bigEndian whether numbers start with their highest byte
 * @param orientationEntries where in the file the directory's entries for the orientation start, 12
 *     bytes each
 */
public record TiffHeader(
    Header header,
    int bits,
    int samples,
    int colour,
    int extra,
    boolean bigEndian,
    List<Integer> orientationEntries) {

  /** PhotometricInterpretation of grey where 0 is white. */
  public static final int WHITE_IS_ZERO = 0;

  /** PhotometricInterpretation of grey where 0 is black. */
  public static final int BLACK_IS_ZERO = 1;

  /** PhotometricInterpretation of red, green, blue. */
  public static final int RGB = 2;

  /** ExtraSamples of alpha that the colours were multiplied with. */
  public static final int ASSOCIATED_ALPHA = 1;

  /** ExtraSamples of alpha by itself. */
  public static final int UNASSOCIATED_ALPHA = 2;

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COLOUR = 262;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_LENGTHS = 325;
  private static final int EXTRA = 338;

  private static final int ENTRY = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  /**
   * Reads the first directory of a file.
   *
   * @throws UnreadableException when it is cut off or gives no size
   */
  public static TiffHeader read(byte[] file) throws UnreadableException {
    return read(ByteBuffer.wrap(file));
  }

  /** The same of a file that is mapped, from its start to the buffer's limit. */
  public static TiffHeader read(ByteBuffer file) throws UnreadableException {
    Cursor cursor = ordered(Cursor.bigEndian(file));
    long width = 0;
    long height = 0;
    long bits = 1;
    long colour = BLACK_IS_ZERO;
    long samples = 1;
    long extra = 0;
    long orientation = 0;
    var orientationEntries = new ArrayList<Integer>();
    long directory = cursor.u32(4);
    int entries = cursor.u16(directory);
    for (int i = 0; i < entries; i++) {
      long at = directory + 2 + (long) i * ENTRY;
      cursor.u32(at + 8); // an entry is there as a whole or not at all
      switch (cursor.u16(at)) {
        case WIDTH -> width = single(width, value(cursor, at));
        case HEIGHT -> height = single(height, value(cursor, at));
        case BITS -> bits = value(cursor, at);
        case COLOUR -> colour = value(cursor, at);
        case SAMPLES -> samples = value(cursor, at);
        case EXTRA -> extra = value(cursor, at);
        case ORIENTATION -> {
          orientation = orientationEntries.isEmpty() ? value(cursor, at) : orientation;
          orientationEntries.add(cursor.inFile(at));
        }
        default -> {}
      }
    }
    return new TiffHeader(
        Header.of(width, height, Orientation.ofTag(orientation), bits > 8),
        (int) bits,
        (int) samples,
        (int) colour,
        (int) extra,
        cursor.u8(0) == 'M',
        List.copyOf(orientationEntries));
  }

  /**
   * The longest strip or tile that the first directory speaks of, packed or unpacked, in bytes:
   * what a trusting reader would ask the heap for.
   *
   * @throws UnreadableException when the directory is cut off
   */
  public long longestPiece(byte[] file) throws UnreadableException {
    Cursor cursor = ordered(Cursor.bigEndian(file));
    long longest = 0;
    long tileWidth = 0;
    long tileHeight = 0;
    long directory = cursor.u32(4);
    int entries = cursor.u16(directory);
    for (int i = 0; i < entries; i++) {
      long at = directory + 2 + (long) i * ENTRY;
      switch (cursor.u16(at)) {
        case STRIP_LENGTHS, TILE_LENGTHS -> {
          for (long k = 0; k < values(cursor, at); k++) {
            longest = Math.max(longest, value(cursor, at, k));
          }
        }
        case TILE_WIDTH -> tileWidth = Math.max(tileWidth, value(cursor, at));
        case TILE_HEIGHT -> tileHeight = Math.max(tileHeight, value(cursor, at));
        default -> {}
      }
    }
    return Math.max(longest, (long) ((double) tileWidth * tileHeight * samples * bits / 8));
  }

  /** The orientation in the first directory of an EXIF block; damaged blocks say nothing. */
  static Orientation orientation(Cursor exif) {
    try {
      Cursor cursor = ordered(exif);
      long directory = cursor.u32(4);
      int entries = cursor.u16(directory);
      for (int i = 0; i < entries; i++) {
        long at = directory + 2 + (long) i * ENTRY;
        if (cursor.u16(at) == ORIENTATION) {
          return Orientation.ofTag(value(cursor, at));
        }
      }
    } catch (UnreadableException e) {
      return Orientation.UPRIGHT;
    }
    return Orientation.UPRIGHT;
  }

  /** Readers disagree about which of two sizes counts, so a file must not give two. */
  private static long single(long before, long value) throws UnreadableException {
    if (before != 0) {
      throw new UnreadableException("its header gives its size twice");
    }
    return value;
  }

  private static Cursor ordered(Cursor cursor) throws UnreadableException {
    Cursor big = cursor.withOrder(true);
    if (big.u16(0) == 0x4D4D && big.u16(2) == 42) {
      return big;
    }
    if (big.u16(0) == 0x4949 && big.u16(2) == 42 << 8) {
      return cursor.withOrder(false);
    }
    throw new UnreadableException("its header is damaged");
  }

  /** How many values an entry of shorts or longs has; 0 for an entry of another type. */
  private static long values(Cursor cursor, long entry) throws UnreadableException {
    int type = cursor.u16(entry + 2);
    return type == SHORT || type == LONG ? cursor.u32(entry + 4) : 0;
  }

  private static long value(Cursor cursor, long entry) throws UnreadableException {
    return value(cursor, entry, 0);
  }

  /** One of the values of an entry of shorts or longs; 0 for an entry of another type. */
  private static long value(Cursor cursor, long entry, long index) throws UnreadableException {
    int type = cursor.u16(entry + 2);
    long count = cursor.u32(entry + 4);
    return switch (type) {
      case SHORT -> cursor.u16((count <= 2 ? entry + 8 : cursor.u32(entry + 8)) + 2 * index);
      case LONG -> cursor.u32((count <= 1 ? entry + 8 : cursor.u32(entry + 8)) + 4 * index);
      default -> 0;
    };
  }
}
