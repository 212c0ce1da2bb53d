package org.chaperone.keyholder.id;

/**
 * What an account is called in the clear part of the ledger: always the same for one account, and
 * traceable to it by the keyholder alone.
 */
public record Pseudonym(Id128 value) {

  /** The one these 16 bytes spell. */
  public static Pseudonym of(byte[] bytes) {
    return new Pseudonym(Id128.of(bytes));
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
