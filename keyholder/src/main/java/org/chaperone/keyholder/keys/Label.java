package org.chaperone.keyholder.keys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a key is derived for: a purpose and the names it is bound to.
 *
 * <p>Encoded as {@code "chaperone/1"}, the purpose, then each name, every part behind its length in
 * two bytes, so that no two labels encode alike.
 */
public final class Label {

  private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();

  private Label() {}

  /** A label for this purpose, bound to nothing yet. */
  public static Label of(String purpose) {
    return new Label().and("chaperone/1").and(purpose);
  }

  /** The same label, bound to these bytes as well; at most 65,535. */
  public Label and(byte[] name) {
    if (name.length > 0xffff) {
      throw new IllegalArgumentException("a name in a label has at most 65535 bytes");
    }
    encoded.write(name.length >> 8);
    encoded.write(name.length);
    encoded.writeBytes(name);
    return this;
  }

  /** The same label, bound to this text as well. */
  public Label and(String name) {
    return and(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The same label, bound to this number as well. */
  public Label and(long number) {
    return and(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** HKDF's {@code info}. */
  public byte[] encoded() {
    return encoded.toByteArray();
  }

  /** A key of 32 bytes for this purpose, from a key that is itself random (HKDF-Expand). */
  public SecretBytes deriveFrom(SecretBytes key) {
    return SecretBytes.taking(key.with(bytes -> Hkdf.expand(bytes, encoded(), 32)));
  }
}
