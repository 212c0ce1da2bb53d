package org.chaperone.keyholder.id;

import java.security.SecureRandom;

/** Names a share. */
public record ShareId(Id128 value) {

  /** A new one. */
  public static ShareId random(SecureRandom random) {
    return new ShareId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static ShareId of(byte[] bytes) {
    return new ShareId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static ShareId parse(String text) {
    return new ShareId(Id128.parse(text));
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
