package org.chaperone.ledger.encoding;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/**
 * Items of deterministic CBOR (RFC 8949, section 4.2.1): whole numbers from 0 to 2^63-1, byte
 * strings, text strings, arrays, and maps by number. Any item has one encoding, and nothing else is
 * read.
 */
public sealed interface Cbor {

  /** A whole number, not negative. */
  record Whole(long value) implements Cbor {
    /** Checks the sign. */
    public Whole {
      if (value < 0) {
        throw new IllegalArgumentException("A number below 0 has no place here.");
      }
    }
  }

  /** A byte string. */
  record Bytes(byte[] value) implements Cbor {}

  /** A text string. */
  record Text(String value) implements Cbor {}

  /** An array. */
  record Items(List<Cbor> values) implements Cbor {}

  /** A map by number. */
  record Fields(Map<Long, Cbor> values) implements Cbor {}

  /** Nesting that is read. */
  int DEEPEST = 8;

  /** A number's item. */
  static Cbor of(long value) {
    return new Whole(value);
  }

  /** A byte string's item. */
  static Cbor of(byte[] value) {
    return new Bytes(value);
  }

  /** A text's item. */
  static Cbor of(String value) {
    return new Text(value);
  }

  /** The encoding. */
  default byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CborEncoding.write(this, out);
    return out.toByteArray();
  }

  /**
   * Reads one item that fills all the bytes.
   *
   * @throws MalformedException when they are anything else
   */
  static Cbor read(byte[] bytes) throws MalformedException {
    return CborEncoding.read(bytes);
  }
}
