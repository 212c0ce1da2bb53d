package org.chaperone.keyholder.keys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Bytes that must not be seen: never printed, compared in constant time, zeroed by {@link #close}.
 *
 * <p>They lie outside Java's heap, so that the collector leaves no copies behind and a heap dump
 * does not hold them. The JDK's ciphers take arrays only: {@link #with} lends a copy and wipes it
 * afterwards; what a cipher copies for itself is the collector's, which is as far as this goes.
 */
public final class SecretBytes implements AutoCloseable {

  private final MemorySegment memory;
  private boolean destroyed;

  private SecretBytes(int length) {
    memory = Arena.ofAuto().allocate(length);
  }

  /** Copies the bytes; the caller still has to wipe its own. */
  public static SecretBytes copyOf(byte[] bytes) {
    SecretBytes secret = new SecretBytes(bytes.length);
    MemorySegment.copy(bytes, 0, secret.memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return secret;
  }

  /** Takes the bytes over: the array given is wiped. */
  public static SecretBytes taking(byte[] bytes) {
    try {
      return copyOf(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Fresh random bytes. */
  public static SecretBytes random(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return taking(bytes);
  }

  /** Length in bytes. */
  public int length() {
    return (int) memory.byteSize();
  }

  /**
   * Lends the bytes in an array that is wiped when the use returns.
   *
   * @throws IllegalStateException when they were destroyed
   */
  public <T> T with(Function<byte[], T> use) {
    byte[] lent = copy();
    try {
      return use.apply(lent);
    } finally {
      Arrays.fill(lent, (byte) 0);
    }
  }

  /**
   * A copy that is the caller's to wipe.
   *
   * @throws IllegalStateException when they were destroyed
   */
  public synchronized byte[] copy() {
    if (destroyed) {
      throw new IllegalStateException("this secret was destroyed");
    }
    return memory.toArray(ValueLayout.JAVA_BYTE);
  }

  /** Whether {@link #close} was called. */
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  /** Zeroes the bytes; they cannot be used afterwards. */
  @Override
  public synchronized void close() {
    destroyed = true;
    memory.fill((byte) 0);
  }

  /** Whether both hold the same bytes, in time that depends on the length alone. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretBytes that
        && with(mine -> that.with(theirs -> MessageDigest.isEqual(mine, theirs)));
  }

  /** The same for all secrets of one length, so that it says nothing about the bytes. */
  @Override
  public int hashCode() {
    return length();
  }

  @Override
  public String toString() {
    return "SecretBytes[" + length() + " bytes, not shown]";
  }
}
