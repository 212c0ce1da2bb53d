package org.chaperone.vault.blob;

import java.security.SecureRandom;
import org.chaperone.keyholder.id.Id128;

/** Names a blob; drawn at random, so that a name says nothing. */
public record BlobId(Id128 value) {

  /** A new one. */
  public static BlobId random(SecureRandom random) {
    return new BlobId(Id128.random(random));
  }

  /** The one these 16 bytes spell. */
  public static BlobId of(byte[] bytes) {
    return new BlobId(Id128.of(bytes));
  }

  /** The one that {@link #toString} wrote. */
  public static BlobId parse(String text) {
    return new BlobId(Id128.parse(text));
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
