package org.chaperone.keyholder.id;

import java.security.SecureRandom;

/** Names a patient. */
public record PatientId(Id128 value) {

  /** A new one. */
  public static PatientId random(SecureRandom random) {
    return new PatientId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static PatientId of(byte[] bytes) {
    return new PatientId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static PatientId parse(String text) {
    return new PatientId(Id128.parse(text));
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
