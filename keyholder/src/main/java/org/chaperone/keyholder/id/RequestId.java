package org.chaperone.keyholder.id;

import java.security.SecureRandom;

/** Names something that waits for a second person's approval. */
public record RequestId(Id128 value) {

  /** A new one. */
  public static RequestId random(SecureRandom random) {
    return new RequestId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static RequestId of(byte[] bytes) {
    return new RequestId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static RequestId parse(String text) {
    return new RequestId(Id128.parse(text));
  }

  /** The 16 bytes. */
  public byte[] bytes() {
    return value.bytes();
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return value.toString();
  }
}
