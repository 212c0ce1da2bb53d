package org.chaperone.keyholder.seal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Seals a secret under a passphrase; the seal of the root key and of an operator's key file are
 * both made so.
 *
 * <pre>
 * passes (1 byte) || lanes (1) || KiB (4) || salt (16) || {@link Sealing} under Argon2id(passphrase, salt)
 * </pre>
 */
public final class PassphraseLock {

  private static final int SALT = 16;

  private PassphraseLock() {}

  /** Locks; the context has to be given again to unlock. */
  public static byte[] lock(
      char[] passphrase, Argon2Cost cost, byte[] context, SecretBytes secret, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    try (SecretBytes key = cost.stretch(passphrase, salt)) {
      byte[] sealed = Sealing.wrap(key, context, secret, random);
      return ByteBuffer.allocate(6 + SALT + sealed.length)
          .put((byte) cost.passes())
          .put((byte) cost.lanes())
          .putInt(cost.kibibytes())
          .put(salt)
          .put(sealed)
          .array();
    }
  }

  /**
   * Unlocks what {@link #lock} made.
   *
   * @throws NotAuthenticException when the passphrase is another, or the bytes were changed
   */
  public static SecretBytes unlock(char[] passphrase, byte[] context, byte[] locked)
      throws NotAuthenticException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(locked);
      int passes = buffer.get() & 0xff;
      int lanes = buffer.get() & 0xff;
      Argon2Cost cost = new Argon2Cost(passes, buffer.getInt(), lanes);
      byte[] salt = new byte[SALT];
      buffer.get(salt);
      byte[] sealed = new byte[buffer.remaining()];
      buffer.get(sealed);
      try (SecretBytes key = cost.stretch(passphrase, salt)) {
        return Sealing.unwrap(key, context, sealed);
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new NotAuthenticException("this is not something locked with a passphrase");
    }
  }
}
