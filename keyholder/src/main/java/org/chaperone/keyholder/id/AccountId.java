package org.chaperone.keyholder.id;

import java.security.SecureRandom;

/** Names an account: a person who signs in. */
public record AccountId(Id128 value) {

  /** A new one. */
  public static AccountId random(SecureRandom random) {
    return new AccountId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static AccountId of(byte[] bytes) {
    return new AccountId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static AccountId parse(String text) {
    return new AccountId(Id128.parse(text));
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
