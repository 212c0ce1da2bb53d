package org.chaperone.picture.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Numbers at places of a part of a file; a place outside of the part ends the reading. */
final class Cursor {

  private final ByteBuffer file;
  private final int from;
  private final int to;
  private final boolean bigEndian;

  private Cursor(ByteBuffer file, int from, int to, boolean bigEndian) {
    this.file = file;
    this.from = from;
    this.to = to;
    this.bigEndian = bigEndian;
  }

  static Cursor bigEndian(byte[] file) {
    return bigEndian(ByteBuffer.wrap(file));
  }

  static Cursor bigEndian(ByteBuffer file) {
    return new Cursor(file, 0, file.limit(), true);
  }

  static Cursor littleEndian(byte[] file) {
    return new Cursor(ByteBuffer.wrap(file), 0, file.length, false);
  }

  /** The same part with its numbers the other way or the same way round. */
  Cursor withOrder(boolean big) {
    return new Cursor(file, from, to, big);
  }

  /** At most {@code length} bytes from {@code at} on, as a part of its own. */
  Cursor part(long at, long length) {
    long start = Math.clamp(at, 0, size());
    long end = Math.clamp(start + Math.max(0, length), start, size());
    return new Cursor(file, from + (int) start, from + (int) end, bigEndian);
  }

  int size() {
    return to - from;
  }

  boolean has(long at, int length) {
    return at >= 0 && at + length <= size();
  }

  /** Where a place of this part lies in the whole file. */
  int inFile(long at) {
    return from + (int) at;
  }

  int u8(long at) throws UnreadableException {
    if (!has(at, 1)) {
      throw new UnreadableException("the file is cut off in its header");
    }
    return file.get(from + (int) at) & 0xFF;
  }

  int u16(long at) throws UnreadableException {
    int first = u8(at);
    int second = u8(at + 1);
    return bigEndian ? (first << 8) | second : (second << 8) | first;
  }

  long u32(long at) throws UnreadableException {
    long first = u16(at);
    long second = u16(at + 2);
    return bigEndian ? (first << 16) | second : (second << 16) | first;
  }

  int u24LittleEndian(long at) throws UnreadableException {
    return u8(at) | (u8(at + 1) << 8) | (u8(at + 2) << 16);
  }

  boolean isAscii(long at, String text) {
    if (!has(at, text.length())) {
      return false;
    }
    byte[] there = new byte[text.length()];
    file.get(from + (int) at, there);
    return new String(there, StandardCharsets.ISO_8859_1).equals(text);
  }
}
