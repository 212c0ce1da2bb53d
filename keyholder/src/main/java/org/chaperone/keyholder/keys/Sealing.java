package org.chaperone.keyholder.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key-committing authenticated encryption of small things: other keys, rows of the store.
 *
 * <pre>
 * sealed     = version (1 byte, 1) || nonce (24) || commitment (32) || AES-256-GCM ciphertext and tag
 * key of one = HKDF-Expand(key, "chaperone/1" | "sealing" | nonce, 64): 32 bytes AES key, 32 bytes commitment
 * </pre>
 *
 * <p>Each sealing has an AES key of its own, so GCM's nonce is zero and the number of sealings
 * under one key is not a worry; and a ciphertext opens under one key only, which GCM alone does not
 * promise.
 */
public final class Sealing {

  /** What sealing adds to the length. */
  public static final int OVERHEAD = 1 + 24 + 32 + 16;

  private static final byte VERSION = 1;
  private static final int NONCE = 24;
  private static final int COMMITMENT = 32;
  private static final int HEADER = 1 + NONCE + COMMITMENT;

  private static final int TRIES = 2;

  private Sealing() {}

  /**
   * Seals under a key, bound to a context that has to be given again to open it. What was sealed is
   * opened before it is returned: a key that cannot be unwrapped is a photograph lost.
   */
  public static byte[] seal(SecretBytes key, byte[] context, byte[] plain, SecureRandom random) {
    for (int i = 0; i < TRIES; i++) {
      byte[] sealed = sealOnce(key, context, plain, random);
      try {
        byte[] opened = open(key, context, sealed);
        boolean same = MessageDigest.isEqual(opened, plain);
        Arrays.fill(opened, (byte) 0);
        if (same) {
          return sealed;
        }
      } catch (NotAuthenticException e) {
        // As when it opens to something else.
      }
    }
    throw new IllegalStateException("This machine computes wrongly; do not trust it.");
  }

  private static byte[] sealOnce(
      SecretBytes key, byte[] context, byte[] plain, SecureRandom random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] keys = keys(key, nonce);
    try {
      byte[] sealed = new byte[HEADER + plain.length + 16];
      sealed[0] = VERSION;
      System.arraycopy(nonce, 0, sealed, 1, NONCE);
      System.arraycopy(keys, 32, sealed, 1 + NONCE, COMMITMENT);
      cipher(Cipher.ENCRYPT_MODE, keys, context).doFinal(plain, 0, plain.length, sealed, HEADER);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("AES-GCM encrypts whatever it is given", e);
    } finally {
      Arrays.fill(keys, (byte) 0);
    }
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws NotAuthenticException when it was made under another key or context, or was changed
   */
  public static byte[] open(SecretBytes key, byte[] context, byte[] sealed)
      throws NotAuthenticException {
    if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
      throw new NotAuthenticException("this is not something sealed in version 1");
    }
    byte[] keys = keys(key, Arrays.copyOfRange(sealed, 1, 1 + NONCE));
    try {
      byte[] commitment = Arrays.copyOfRange(keys, 32, 64);
      if (!MessageDigest.isEqual(commitment, Arrays.copyOfRange(sealed, 1 + NONCE, HEADER))) {
        throw new NotAuthenticException("it was sealed under another key, or changed");
      }
      return open(keys, context, sealed);
    } finally {
      Arrays.fill(keys, (byte) 0);
    }
  }

  /**
   * Two ciphers have to refuse it: Java 25 has been seen to refuse a good one at the moment when it
   * swaps compiled code.
   */
  private static byte[] open(byte[] keys, byte[] context, byte[] sealed)
      throws NotAuthenticException {
    for (int i = 1; ; i++) {
      try {
        return cipher(Cipher.DECRYPT_MODE, keys, context)
            .doFinal(sealed, HEADER, sealed.length - HEADER);
      } catch (GeneralSecurityException e) {
        if (i == TRIES) {
          throw new NotAuthenticException("it was changed, or belongs elsewhere");
        }
      }
    }
  }

  /** Seals a key under a key. */
  public static byte[] wrap(
      SecretBytes key, byte[] context, SecretBytes wrapped, SecureRandom random) {
    return wrapped.with(bytes -> seal(key, context, bytes, random));
  }

  /** Opens what {@link #wrap} made. */
  public static SecretBytes unwrap(SecretBytes key, byte[] context, byte[] sealed)
      throws NotAuthenticException {
    return SecretBytes.taking(open(key, context, sealed));
  }

  private static byte[] keys(SecretBytes key, byte[] nonce) {
    byte[] label = Label.of("sealing").and(nonce).encoded();
    return key.with(bytes -> Hkdf.expand(bytes, label, 64));
  }

  private static Cipher cipher(int mode, byte[] keys, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(keys, 0, 32, "AES"), new GCMParameterSpec(128, new byte[12]));
    cipher.updateAAD(context);
    return cipher;
  }
}
