package org.chaperone.keyholder.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A WebAuthn authenticator with one ES256 credential and no attestation. */
public final class SoftAuthenticator {

  /** The flags of somebody who is present. */
  public static final int PRESENT = 0x01;

  /** The flags of somebody who was verified too. */
  public static final int VERIFIED = 0x05;

  private static final int ATTESTED = 0x40;

  private final KeyPair keys;
  private final byte[] id = new byte[32];
  private final byte[] siteHash;
  private int counter;

  /** For one site. */
  public SoftAuthenticator(String site) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
      siteHash = sha256(site.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    new SecureRandom().nextBytes(id);
  }

  /** Makes the passkey. */
  public Credential.OfPasskey create(Challenge challenge, String origin) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(head(VERIFIED | ATTESTED));
    data.writeBytes(new byte[16]);
    data.write(0);
    data.write(id.length);
    data.writeBytes(id);
    data.writeBytes(coseKey());
    byte[] authenticatorData = data.toByteArray();
    ByteArrayOutputStream attestation = new ByteArrayOutputStream();
    attestation.write(0xa3);
    text(attestation, "fmt");
    text(attestation, "none");
    text(attestation, "attStmt");
    attestation.write(0xa0);
    text(attestation, "authData");
    attestation.write(0x58);
    attestation.write(authenticatorData.length);
    attestation.writeBytes(authenticatorData);
    return new Credential.OfPasskey(
        attestation.toByteArray(), clientData("webauthn.create", challenge, origin));
  }

  /** Answers a challenge by it. */
  public SignInProof.ByPasskey get(Challenge challenge, String origin, int flags) {
    counter++;
    byte[] data = head(flags);
    byte[] client = clientData("webauthn.get", challenge, origin);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      return new SignInProof.ByPasskey(challenge.id(), id, client, data, signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] head(int flags) {
    return ByteBuffer.allocate(37).put(siteHash).put((byte) flags).putInt(counter).array();
  }

  private static byte[] clientData(String type, Challenge challenge, String origin) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.bytes());
    String json =
        "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
            .formatted(type, encoded, origin);
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
  private byte[] coseKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    ByteArrayOutputStream cose = new ByteArrayOutputStream();
    cose.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
    cose.writeBytes(coordinate(key.getW().getAffineX().toByteArray()));
    cose.writeBytes(new byte[] {0x22, 0x58, 32});
    cose.writeBytes(coordinate(key.getW().getAffineY().toByteArray()));
    return cose.toByteArray();
  }

  private static byte[] coordinate(byte[] number) {
    byte[] whole = new byte[32];
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, whole, 32 - length, length);
    return whole;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 | text.length());
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
