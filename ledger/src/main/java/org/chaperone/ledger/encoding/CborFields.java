package org.chaperone.ledger.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads a map whose fields are known; asks for each by its number and what it must be. */
public final class CborFields {

  private final Map<Long, Cbor> left;
  private final String what;

  /**
   * Begins to read.
   *
   * @param what what the map is, for messages
   * @throws MalformedException when the item is no map
   */
  public CborFields(String what, Cbor item) throws MalformedException {
    this.what = what;
    if (!(item instanceof Cbor.Fields(Map<Long, Cbor> values))) {
      throw new MalformedException(what + " is no map.");
    }
    left = new TreeMap<>(values);
  }

  /** A field that may be missing. */
  public Optional<Cbor> optional(long key) {
    return Optional.ofNullable(left.remove(key));
  }

  /** A field that must be there. */
  public Cbor item(long key) throws MalformedException {
    return optional(key)
        .orElseThrow(() -> new MalformedException(what + " lacks its field " + key + "."));
  }

  /** A number. */
  public long number(long key) throws MalformedException {
    if (item(key) instanceof Cbor.Whole(long value)) {
      return value;
    }
    throw wrong(key, "a number");
  }

  /** A byte string. */
  public byte[] bytes(long key) throws MalformedException {
    if (item(key) instanceof Cbor.Bytes(byte[] value)) {
      return value;
    }
    throw wrong(key, "a byte string");
  }

  /** A byte string of a length. */
  public byte[] bytes(long key, int length) throws MalformedException {
    byte[] value = bytes(key);
    if (value.length != length) {
      throw wrong(key, length + " bytes");
    }
    return value;
  }

  /** A byte string of a length, which may be missing. */
  public Optional<byte[]> optionalBytes(long key, int length) throws MalformedException {
    return left.containsKey(key) ? Optional.of(bytes(key, length)) : Optional.empty();
  }

  /** A byte string that may be missing. */
  public Optional<byte[]> optionalBytes(long key) throws MalformedException {
    return left.containsKey(key) ? Optional.of(bytes(key)) : Optional.empty();
  }

  /** A number that may be missing. */
  public OptionalLong optionalNumber(long key) throws MalformedException {
    return left.containsKey(key) ? OptionalLong.of(number(key)) : OptionalLong.empty();
  }

  /** A text. */
  public String text(long key) throws MalformedException {
    if (item(key) instanceof Cbor.Text(String value)) {
      return value;
    }
    throw wrong(key, "a text");
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(long key) throws MalformedException {
    return left.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
  }

  /** An array. */
  public List<Cbor> items(long key) throws MalformedException {
    if (item(key) instanceof Cbor.Items(List<Cbor> values)) {
      return values;
    }
    throw wrong(key, "an array");
  }

  /** An array of byte strings. */
  public List<byte[]> listOfBytes(long key) throws MalformedException {
    List<byte[]> all = new ArrayList<>();
    for (Cbor item : items(key)) {
      if (!(item instanceof Cbor.Bytes(byte[] value))) {
        throw wrong(key, "an array of byte strings");
      }
      all.add(value);
    }
    return all;
  }

  /** An array of byte strings of a length. */
  public List<byte[]> listOfBytes(long key, int length) throws MalformedException {
    List<byte[]> all = listOfBytes(key);
    if (all.stream().anyMatch(value -> value.length != length)) {
      throw wrong(key, "an array of byte strings of " + length);
    }
    return all;
  }

  /** Says that all has been read. */
  public void end() throws MalformedException {
    if (!left.isEmpty()) {
      throw new MalformedException(what + " has unknown fields: " + left.keySet() + ".");
    }
  }

  private MalformedException wrong(long key, String expected) {
    return new MalformedException(what + ": field " + key + " is not " + expected + ".");
  }
}
