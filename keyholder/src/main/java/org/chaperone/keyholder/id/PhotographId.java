package org.chaperone.keyholder.id;

import java.security.SecureRandom;

/** Names a stored photograph. */
public record PhotographId(Id128 value) {

  /** A new one. */
  public static PhotographId random(SecureRandom random) {
    return new PhotographId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static PhotographId of(byte[] bytes) {
    return new PhotographId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static PhotographId parse(String text) {
    return new PhotographId(Id128.parse(text));
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
