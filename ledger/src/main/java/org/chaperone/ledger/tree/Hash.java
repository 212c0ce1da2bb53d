package org.chaperone.ledger.tree;

import java.security.MessageDigest;
import java.util.Arrays;
import org.chaperone.ledger.encoding.Base64Text;
import org.chaperone.ledger.encoding.MalformedException;

/** A SHA-256 value: 32 bytes that never change. */
public final class Hash {

  /** Bytes in a hash. */
  public static final int BYTES = 32;

  private final byte[] value;

  private Hash(byte[] value) {
    this.value = value;
  }

  /**
   * The hash with these bytes, which are copied.
   *
   * @throws IllegalArgumentException when they are not 32
   */
  public static Hash of(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  static Hash at(byte[] bytes, int from, int length) {
    if (length != BYTES) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + length + ".");
    }
    return new Hash(Arrays.copyOfRange(bytes, from, from + BYTES));
  }

  /** Takes bytes over without a copy; the caller lets go of them. */
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  /**
   * Reads a hash from base 64.
   *
   * @throws MalformedException when the text is no base 64 of 32 bytes
   */
  public static Hash ofBase64(String text) throws MalformedException {
    byte[] bytes = Base64Text.read(text);
    if (bytes.length != BYTES) {
      throw new MalformedException("A hash has 32 bytes, not " + bytes.length + ".");
    }
    return new Hash(bytes);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return value.clone();
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(value, 0, target, at, BYTES);
  }

  void addTo(MessageDigest digest) {
    digest.update(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(value, hash.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** The hash in base 64. */
  @Override
  public String toString() {
    return Base64Text.of(value);
  }
}
