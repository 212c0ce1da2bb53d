package org.chaperone.ledger.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes and reads {@link Cbor} items. */
final class CborEncoding {

  private static final int NUMBER = 0;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;

  private static final int ONE_BYTE = 24;
  private static final int EIGHT_BYTES = 27;

  private final ByteBuffer in;

  private CborEncoding(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  static void write(Cbor item, ByteArrayOutputStream out) {
    switch (item) {
      case Cbor.Whole(long value) -> head(NUMBER, value, out);
      case Cbor.Bytes(byte[] value) -> {
        head(BYTES, value.length, out);
        out.writeBytes(value);
      }
      case Cbor.Text(String value) -> {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length, out);
        out.writeBytes(utf8);
      }
      case Cbor.Items(List<Cbor> values) -> {
        head(ARRAY, values.size(), out);
        values.forEach(value -> write(value, out));
      }
      case Cbor.Fields(Map<Long, Cbor> values) -> {
        head(MAP, values.size(), out);
        // The encodings of numbers sort as the numbers do.
        new TreeMap<>(values)
            .forEach(
                (key, value) -> {
                  head(NUMBER, key, out);
                  write(value, out);
                });
      }
    }
  }

  private static void head(int major, long value, ByteArrayOutputStream out) {
    int bytes = bytesOf(value);
    int info = bytes == 0 ? (int) value : ONE_BYTE + Integer.numberOfTrailingZeros(bytes);
    out.write((major << 5) | info);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  /** Bytes that a value takes after the first, in its shortest form. */
  private static int bytesOf(long value) {
    if (value < ONE_BYTE) {
      return 0;
    }
    if (value <= 0xff) {
      return 1;
    }
    if (value <= 0xffff) {
      return 2;
    }
    return value <= 0xffff_ffffL ? 4 : 8;
  }

  static Cbor read(byte[] bytes) throws MalformedException {
    CborEncoding encoding = new CborEncoding(bytes);
    Cbor item = encoding.item(0);
    if (encoding.in.hasRemaining()) {
      throw new MalformedException("Bytes follow the end of the CBOR.");
    }
    return item;
  }

  private Cbor item(int depth) throws MalformedException {
    if (depth > Cbor.DEEPEST) {
      throw new MalformedException("The CBOR is nested too deeply.");
    }
    int first = octet();
    long value = value(first & 0x1f);
    return switch (first >>> 5) {
      case NUMBER -> new Cbor.Whole(value);
      case BYTES -> new Cbor.Bytes(string(value));
      case TEXT -> new Cbor.Text(Utf8.read(string(value)));
      case ARRAY -> items(value, depth);
      case MAP -> fields(value, depth);
      default -> throw new MalformedException("This CBOR has a kind of item that is not used.");
    };
  }

  private int octet() throws MalformedException {
    return string(1)[0] & 0xff;
  }

  private long value(int info) throws MalformedException {
    if (info < ONE_BYTE) {
      return info;
    }
    if (info > EIGHT_BYTES) {
      throw new MalformedException("This CBOR has an item of unknown length.");
    }
    int bytes = 1 << (info - ONE_BYTE);
    long value = 0;
    for (byte octet : string(bytes)) {
      value = (value << 8) | (octet & 0xff);
    }
    if (value < 0 || bytesOf(value) != bytes) {
      throw new MalformedException(
          "A number in the CBOR is not in its shortest form, or too large.");
    }
    return value;
  }

  private byte[] string(long length) throws MalformedException {
    if (length > in.remaining()) {
      throw new MalformedException("The CBOR ends too early.");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private Cbor items(long count, int depth) throws MalformedException {
    requireRoom(count);
    List<Cbor> values = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      values.add(item(depth + 1));
    }
    return new Cbor.Items(values);
  }

  private Cbor fields(long count, int depth) throws MalformedException {
    requireRoom(count);
    TreeMap<Long, Cbor> values = new TreeMap<>();
    for (long i = 0; i < count; i++) {
      if (!(item(depth + 1) instanceof Cbor.Whole(long key))) {
        throw new MalformedException("A map's key in the CBOR is no number.");
      }
      if (!values.isEmpty() && values.lastKey() >= key) {
        throw new MalformedException("A map's keys in the CBOR are out of order.");
      }
      values.put(key, item(depth + 1));
    }
    return new Cbor.Fields(values);
  }

  /** Every item takes a byte at least, so that a false count cannot ask for memory. */
  private void requireRoom(long count) throws MalformedException {
    if (count > in.remaining()) {
      throw new MalformedException("The CBOR ends too early.");
    }
  }
}
