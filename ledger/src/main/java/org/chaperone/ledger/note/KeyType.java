package org.chaperone.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of signature that this ledger knows, of those that c2sp.org/signed-note assigns. */
public enum KeyType {

  /** Ed25519 over a note's text; what logs sign with (c2sp.org/signed-note). */
  ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100"),

  /** Ed25519 over a checkpoint and a time; what witnesses sign with (c2sp.org/tlog-cosignature). */
  COSIGNATURE_ED25519(0x04, "Ed25519", 32, 64, "302a300506032b6570032100"),

  /** ML-DSA-44 over a checkpoint's tree and a time (c2sp.org/tlog-cosignature). */
  COSIGNATURE_ML_DSA_44(
      0x06, "ML-DSA-44", 1312, 2420, "30820532300b06096086480165030403110382052100");

  private final byte identifier;
  private final String algorithm;
  private final int publicKeyBytes;
  private final int signatureBytes;

  /**
   * What stands before the raw key in a SubjectPublicKeyInfo, in hexadecimals (RFC 8410, RFC 9881).
   */
  private final String subjectPublicKeyInfo;

  KeyType(int identifier, String algorithm, int publicKeyBytes, int signatureBytes, String prefix) {
    this.identifier = (byte) identifier;
    this.algorithm = algorithm;
    this.publicKeyBytes = publicKeyBytes;
    this.signatureBytes = signatureBytes;
    this.subjectPublicKeyInfo = prefix;
  }

  static Optional<KeyType> of(byte identifier) {
    return Arrays.stream(values()).filter(type -> type.identifier == identifier).findFirst();
  }

  byte identifier() {
    return identifier;
  }

  int publicKeyBytes() {
    return publicKeyBytes;
  }

  /** Whether signatures of this kind carry the time at which they were made. */
  public boolean isTimed() {
    return this != ED25519;
  }

  /** Whether a raw key's raw signature over a message is right; wrong lengths are wrong. */
  boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    if (publicKey.length != publicKeyBytes || signature.length != signatureBytes) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    byte[] encoded = hex.parseHex(subjectPublicKeyInfo + hex.formatHex(publicKey));
    try {
      var key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // A key that is no point of the curve, or a signature that cannot be one.
      return false;
    }
  }
}
