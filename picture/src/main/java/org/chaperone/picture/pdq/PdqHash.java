package org.chaperone.picture.pdq;

import java.util.HexFormat;

/**
 * A PDQ hash: 256 bits, in the order in which they are written as 64 hexadecimal digits.
 *
 * @param first the bits of digits 1 to 16, the first digit highest
 * @param second of digits 17 to 32
 * @param third of digits 33 to 48
 * @param fourth of digits 49 to 64
 */
public record PdqHash(long first, long second, long third, long fourth) {

  /** How many bits a hash has. */
  public static final int BITS = 256;

  /** Two hashes at most this far apart are taken for the same picture by those who share them. */
  public static final int USUAL_THRESHOLD = 31;

  /**
   * Reads a hash from its published form.
   *
   * @param hex exactly 64 hexadecimal digits, upper or lower case
   * @throws IllegalArgumentException when it is anything else
   */
  public static PdqHash parse(String hex) {
    if (hex.length() != BITS / 4 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException("a PDQ hash is 64 hexadecimal digits");
    }
    return new PdqHash(
        HexFormat.fromHexDigitsToLong(hex, 0, 16),
        HexFormat.fromHexDigitsToLong(hex, 16, 32),
        HexFormat.fromHexDigitsToLong(hex, 32, 48),
        HexFormat.fromHexDigitsToLong(hex, 48, 64));
  }

  /** How many bits differ, 0 to 256; unrelated pictures are about 128 apart. */
  public int distance(PdqHash other) {
    return Long.bitCount(first ^ other.first)
        + Long.bitCount(second ^ other.second)
        + Long.bitCount(third ^ other.third)
        + Long.bitCount(fourth ^ other.fourth);
  }

  /** The published form: 64 lower-case hexadecimal digits. */
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(first)
        + hex.toHexDigits(second)
        + hex.toHexDigits(third)
        + hex.toHexDigits(fourth);
  }

  @Override
  public String toString() {
    return hex();
  }
}
