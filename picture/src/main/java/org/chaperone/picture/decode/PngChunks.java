package org.chaperone.picture.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file (W3C PNG, section 5.3) as far as they go.
 *
 * @param chunks in the file's order; the last may be shorter than it says
 * @param isSound whether the last is IEND and every critical one has the right checksum
 */
record PngChunks(List<Chunk> chunks, boolean isSound) {

  private static final int SIGNATURE = 8;
  private static final int MOST_CHUNKS = 100_000;

  /** A chunk's data lies {@code length} bytes from {@code at} on. */
  record Chunk(String type, int at, int length) {}

  static PngChunks of(byte[] file) {
    var chunks = new ArrayList<Chunk>();
    ByteBuffer buffer = ByteBuffer.wrap(file);
    boolean sound = true;
    int at = SIGNATURE;
    while (chunks.size() < MOST_CHUNKS && file.length - at >= 8) {
      long length = Integer.toUnsignedLong(buffer.getInt(at));
      String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      long next = at + 12 + length;
      int there = (int) Math.min(length, file.length - at - 8);
      chunks.add(new Chunk(type, at + 8, there));
      if (next > file.length) {
        return new PngChunks(chunks, false);
      }
      boolean critical = Character.isUpperCase(type.charAt(0));
      sound &= !critical || buffer.getInt((int) next - 4) == checksum(file, at + 4, there + 4);
      if (type.equals("IEND")) {
        return new PngChunks(chunks, sound);
      }
      at = (int) next;
    }
    return new PngChunks(chunks, false);
  }

  static int checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
