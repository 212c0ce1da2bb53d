package org.chaperone.ledger.leaf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one entry's details: who has it can read them and check that they are what was
 * committed to, and nothing else of the ledger. Never prints itself.
 */
public final class LeafKey {

  /** Bytes in a key. */
  public static final int BYTES = 32;

  private static final String HASH = "HmacSHA256";
  private static final int TAG_BITS = 128;

  private static final int TRIES = 2;

  /** Each key encrypts one box only. */
  private static final byte[] IV = new byte[12];

  private final byte[] secret;

  private LeafKey(byte[] secret) {
    this.secret = secret;
  }

  /** The key with these bytes, which are copied. */
  public static LeafKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("An entry's key has " + BYTES + " bytes.");
    }
    return new LeafKey(bytes.clone());
  }

  /** HKDF-SHA-256 (RFC 5869) of a log key, with the entry's nonce for salt. */
  static LeafKey derive(byte[] logKey, byte[] nonce) {
    HKDFParameterSpec parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(logKey)
            .addSalt(nonce)
            .thenExpand("chaperone leaf/1".getBytes(StandardCharsets.UTF_8), BYTES);
    return new LeafKey(derived(parameters));
  }

  private static byte[] derived(HKDFParameterSpec parameters) {
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HKDF-SHA256.", e);
    }
  }

  private SecretKey expanded(String label, String algorithm) {
    SecretKey key = new SecretKeySpec(secret, HASH);
    byte[] info = label.getBytes(StandardCharsets.UTF_8);
    return new SecretKeySpec(derived(HKDFParameterSpec.expandOnly(key, info, BYTES)), algorithm);
  }

  /** HMAC-SHA-256 over the details, under a key of its own. */
  byte[] commitment(byte[] details) {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(expanded("chaperone leaf commitment/1", HASH));
      return mac.doFinal(details);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HMAC-SHA-256.", e);
    }
  }

  /** Decrypted again before it is believed: it is written once, for ever. */
  byte[] encrypt(byte[] plain, byte[] bound) {
    try {
      for (int i = 0; i < TRIES; i++) {
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, bound).doFinal(plain);
        if (MessageDigest.isEqual(decrypt(sealed, bound), plain)) {
          return sealed;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An entry's details could not be sealed.", e);
    }
    throw new IllegalStateException("This machine computes wrongly; do not trust it.");
  }

  /**
   * The plain bytes. Two ciphers have to refuse before this does: Java 25 has been seen to refuse
   * good ones at the moment when it swaps compiled code.
   */
  byte[] decrypt(byte[] sealed, byte[] bound) throws GeneralSecurityException {
    for (int i = 1; ; i++) {
      try {
        return cipher(Cipher.DECRYPT_MODE, bound).doFinal(sealed);
      } catch (GeneralSecurityException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  private Cipher cipher(int mode, byte[] bound) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, expanded("chaperone leaf box/1", "AES"), new GCMParameterSpec(TAG_BITS, IV));
    cipher.updateAAD(bound);
    return cipher;
  }

  /** A copy of the bytes, to be put into evidence. */
  public byte[] bytes() {
    return secret.clone();
  }

  /** Overwrites the key, which is of no use afterwards. */
  public void destroy() {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public String toString() {
    return "an entry's key";
  }
}
