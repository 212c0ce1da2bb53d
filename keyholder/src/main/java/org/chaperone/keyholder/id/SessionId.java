package org.chaperone.keyholder.id;

import java.security.SecureRandom;

/** Names a session in the ledger; knowing it opens nothing. */
public record SessionId(Id128 value) {

  /** A new one. */
  public static SessionId random(SecureRandom random) {
    return new SessionId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static SessionId of(byte[] bytes) {
    return new SessionId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static SessionId parse(String text) {
    return new SessionId(Id128.parse(text));
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
