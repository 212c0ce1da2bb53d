package org.chaperone.trace.intake.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One entry as a header of the archive describes it.
 *
 * @param method how it is packed (APPNOTE.TXT 4.4.5)
 * @param packed size in the archive, as claimed
 * @param header where its local header lies, counted from the archive's first byte
 */
record ZipRecord(
    String name, int flags, int method, long packed, long unpacked, long header, boolean isLink) {

  static final int CENTRAL_SIGNATURE = 0x02014b50;
  static final int CENTRAL_SIZE = 46;
  static final int LOCAL_SIGNATURE = 0x04034b50;
  static final int LOCAL_SIZE = 30;

  private static final long IN_ZIP64 = 0xFFFFFFFFL;
  private static final int UNIX_TYPE_MASK = 0xF000;
  private static final int UNIX_LINK = 0xA000;
  private static final Charset CODE_PAGE_437 =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  /**
   * A record of the central directory (APPNOTE.TXT 4.3.12).
   *
   * @param fixed its first 46 bytes, little endian
   * @param variable name, extra field and comment
   * @param shift what is added to its offset
   */
  static ZipRecord ofCentral(ByteBuffer fixed, byte[] variable, long shift) {
    int nameLength = Short.toUnsignedInt(fixed.getShort(28));
    int extraLength = Short.toUnsignedInt(fixed.getShort(30));
    long packed = Integer.toUnsignedLong(fixed.getInt(20));
    long unpacked = Integer.toUnsignedLong(fixed.getInt(24));
    long header = Integer.toUnsignedLong(fixed.getInt(42));
    ByteBuffer wide = zip64(variable, nameLength, extraLength);
    unpacked = unpacked == IN_ZIP64 ? next(wide, unpacked) : unpacked;
    packed = packed == IN_ZIP64 ? next(wide, packed) : packed;
    header = header == IN_ZIP64 ? next(wide, header) : header;
    boolean isFromUnix = fixed.get(5) == 3;
    int unixType = (fixed.getInt(38) >>> 16) & UNIX_TYPE_MASK;
    return new ZipRecord(
        text(variable, nameLength),
        Short.toUnsignedInt(fixed.getShort(8)),
        Short.toUnsignedInt(fixed.getShort(10)),
        packed,
        unpacked,
        header + shift,
        isFromUnix && unixType == UNIX_LINK);
  }

  /** A local header (APPNOTE.TXT 4.3.7), its first 30 bytes and its name and extra field. */
  static ZipRecord ofLocal(ByteBuffer fixed, byte[] variable, long header) {
    int nameLength = Short.toUnsignedInt(fixed.getShort(26));
    int extraLength = Short.toUnsignedInt(fixed.getShort(28));
    long packed = Integer.toUnsignedLong(fixed.getInt(18));
    long unpacked = Integer.toUnsignedLong(fixed.getInt(22));
    ByteBuffer wide = zip64(variable, nameLength, extraLength);
    unpacked = unpacked == IN_ZIP64 ? next(wide, unpacked) : unpacked;
    packed = packed == IN_ZIP64 ? next(wide, packed) : packed;
    return new ZipRecord(
        text(variable, nameLength),
        Short.toUnsignedInt(fixed.getShort(6)),
        Short.toUnsignedInt(fixed.getShort(8)),
        packed,
        unpacked,
        header,
        false);
  }

  boolean isFolder() {
    return name.endsWith("/") || (name.endsWith("\\") && unpacked == 0);
  }

  boolean isEncrypted() {
    return (flags & 1) != 0;
  }

  /** Whether its sizes stand behind its data, not in its local header. */
  boolean hasSizesBehind() {
    return (flags & 8) != 0;
  }

  private static ByteBuffer zip64(byte[] variable, int nameLength, int extraLength) {
    int end = Math.min(variable.length, nameLength + extraLength);
    for (int at = nameLength; at + 4 <= end; ) {
      int id = (variable[at] & 0xFF) | (variable[at + 1] & 0xFF) << 8;
      int size = (variable[at + 2] & 0xFF) | (variable[at + 3] & 0xFF) << 8;
      if (id == 1) {
        return ByteBuffer.wrap(variable, at + 4, Math.min(size, end - at - 4))
            .order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + size;
    }
    return ByteBuffer.allocate(0);
  }

  private static long next(ByteBuffer wide, long otherwise) {
    return wide.remaining() >= 8 ? Math.max(0, wide.getLong()) : otherwise;
  }

  /** Many writers leave the flag for UTF-8 out; other texts are hardly ever valid UTF-8. */
  private static String text(byte[] variable, int length) {
    var bytes = ByteBuffer.wrap(variable, 0, Math.min(variable.length, length));
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
      return text.toString();
    } catch (CharacterCodingException e) {
      return CODE_PAGE_437.decode(bytes).toString();
    }
  }
}
