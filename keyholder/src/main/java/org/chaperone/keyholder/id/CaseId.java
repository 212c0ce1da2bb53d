package org.chaperone.keyholder.id;

import java.security.SecureRandom;

/** Names an investigation. */
public record CaseId(Id128 value) {

  /** A new one. */
  public static CaseId random(SecureRandom random) {
    return new CaseId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static CaseId of(byte[] bytes) {
    return new CaseId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static CaseId parse(String text) {
    return new CaseId(Id128.parse(text));
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
