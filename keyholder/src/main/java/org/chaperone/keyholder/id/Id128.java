package org.chaperone.keyholder.id;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Sixteen bytes drawn at random, as two longs so that maps of millions stay small.
 *
 * @param high bytes 0 to 7, big-endian
 * @param low bytes 8 to 15, big-endian
 */
public record Id128(long high, long low) implements Comparable<Id128> {

  /** Length in bytes. */
  public static final int LENGTH = 16;

  /** A new one. */
  public static Id128 random(SecureRandom random) {
    return new Id128(random.nextLong(), random.nextLong());
  }

  /**
   * The one these bytes spell.
   *
   * @throws IllegalArgumentException when they are not 16
   */
  public static Id128 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Id128(buffer.getLong(), buffer.getLong());
  }

  /**
   * The one that {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when the text is not 32 hexadecimal digits
   */
  public static Id128 parse(String text) {
    return of(HexFormat.of().parseHex(text));
  }

  /** The 16 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
  }

  @Override
  public int compareTo(Id128 other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
