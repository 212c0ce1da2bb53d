package org.chaperone.keyholder.index;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * X-Wing's way of joining X25519 and ML-KEM-768 (draft-connolly-cfrg-xwing-kem): whoever breaks one
 * of them has nothing.
 *
 * <pre>
 * secret = SHA3-256(ML-KEM secret || X25519 secret || X25519 ephemeral || X25519 public key || label)
 * </pre>
 *
 * <p>Only X-Wing's derivation of both private keys from one seed is not taken over: the JDK makes
 * each.
 */
final class HybridKem {

  static final int ML_KEM_PUBLIC = 1184;
  static final int ML_KEM_CIPHERTEXT = 1088;
  static final int X25519 = 32;
  static final int PUBLIC = ML_KEM_PUBLIC + X25519;
  static final int CAPSULE = ML_KEM_CIPHERTEXT + X25519;

  private static final byte[] LABEL = HexFormat.of().parseHex("5c2e2f2f5e5c");

  /**
   * What stands before the raw key in an X.509 SubjectPublicKeyInfo of each kind (RFC 8410, RFC
   * 9935).
   */
  private static final byte[] ML_KEM_INFO =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");

  private static final byte[] X25519_INFO = HexFormat.of().parseHex("302a300506032b656e032100");

  private HybridKem() {}

  static SecretBytes combine(byte[] mlKem, byte[] x25519, byte[] ephemeral, byte[] publicKey) {
    try {
      MessageDigest sha3 = MessageDigest.getInstance("SHA3-256");
      for (byte[] part : new byte[][] {mlKem, x25519, ephemeral, publicKey}) {
        sha3.update(part);
      }
      return SecretBytes.taking(sha3.digest(LABEL));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA3-256", e);
    }
  }

  static PublicKey mlKemKey(byte[] raw) throws GeneralSecurityException {
    return key("ML-KEM-768", ML_KEM_INFO, raw);
  }

  static PublicKey x25519Key(byte[] raw) throws GeneralSecurityException {
    return key("X25519", X25519_INFO, raw);
  }

  /** The raw key at the end of its X.509 encoding. */
  static byte[] raw(PublicKey key, int length) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - length, encoded.length);
  }

  /** An X25519 result of zero comes from a public key of small order (RFC 7748 section 6.1). */
  static void requireContributory(byte[] shared) throws GeneralSecurityException {
    if (new BigInteger(1, shared).signum() == 0) {
      throw new GeneralSecurityException("the other's X25519 key is of small order");
    }
  }

  private static PublicKey key(String algorithm, byte[] info, byte[] raw)
      throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(info, info.length + raw.length);
    System.arraycopy(raw, 0, encoded, info.length, raw.length);
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
  }
}
