package org.chaperone.keyholder.index;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Both halves of the index key; stays in the keyholder, which keeps the private one sealed between
 * uses.
 */
public final class IndexKeyPair {

  private final IndexPublicKey publicKey;
  private final PrivateKey mlKem;
  private final PrivateKey x25519;

  private IndexKeyPair(IndexPublicKey publicKey, PrivateKey mlKem, PrivateKey x25519) {
    this.publicKey = publicKey;
    this.mlKem = mlKem;
    this.x25519 = x25519;
  }

  /** A new pair. */
  public static IndexKeyPair make() {
    try {
      KeyPair mlKem = KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair();
      KeyPair x25519 = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      byte[] bytes =
          Arrays.copyOf(
              HybridKem.raw(mlKem.getPublic(), HybridKem.ML_KEM_PUBLIC), HybridKem.PUBLIC);
      System.arraycopy(
          HybridKem.raw(x25519.getPublic(), HybridKem.X25519),
          0,
          bytes,
          HybridKem.ML_KEM_PUBLIC,
          HybridKem.X25519);
      return new IndexKeyPair(IndexPublicKey.of(bytes), mlKem.getPrivate(), x25519.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK lacks X25519 or ML-KEM.", e);
    }
  }

  /**
   * The pair that {@link #publicKey} and {@link #privateHalf} wrote.
   *
   * @throws IllegalArgumentException when they do not fit the format
   */
  public static IndexKeyPair of(byte[] publicKey, SecretBytes privateHalf) {
    byte[] encoded = privateHalf.copy();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(encoded);
      byte[] first = new byte[buffer.getShort() & 0xffff];
      buffer.get(first);
      byte[] second = new byte[buffer.remaining()];
      buffer.get(second);
      return new IndexKeyPair(
          IndexPublicKey.of(publicKey),
          KeyFactory.getInstance("ML-KEM-768").generatePrivate(new PKCS8EncodedKeySpec(first)),
          KeyFactory.getInstance("X25519").generatePrivate(new PKCS8EncodedKeySpec(second)));
    } catch (GeneralSecurityException | BufferUnderflowException e) {
      throw new IllegalArgumentException("these bytes are no private index key", e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** The half that anybody may have. */
  public IndexPublicKey publicKey() {
    return publicKey;
  }

  /**
   * The other half: the length of the ML-KEM key's PKCS #8 encoding in two bytes, that encoding,
   * the X25519 key's.
   */
  public SecretBytes privateHalf() {
    byte[] first = mlKem.getEncoded();
    byte[] second = x25519.getEncoded();
    try {
      return SecretBytes.taking(
          ByteBuffer.allocate(2 + first.length + second.length)
              .putShort((short) first.length)
              .put(first)
              .put(second)
              .array());
    } finally {
      Arrays.fill(first, (byte) 0);
      Arrays.fill(second, (byte) 0);
    }
  }

  /**
   * The key in a capsule. A capsule that was changed gives a key that opens nothing.
   *
   * @throws NotAuthenticException when it cannot be a capsule
   */
  public SecretBytes open(byte[] capsule) throws NotAuthenticException {
    if (capsule.length != HybridKem.CAPSULE) {
      throw new NotAuthenticException(
          "a capsule has " + HybridKem.CAPSULE + " bytes, not " + capsule.length);
    }
    try {
      byte[] ephemeral = Arrays.copyOfRange(capsule, HybridKem.ML_KEM_CIPHERTEXT, capsule.length);
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(x25519);
      agreement.doPhase(HybridKem.x25519Key(ephemeral), true);
      byte[] shared = agreement.generateSecret();
      HybridKem.requireContributory(shared);
      byte[] mlKemSecret =
          KEM.getInstance("ML-KEM-768")
              .newDecapsulator(mlKem)
              .decapsulate(Arrays.copyOf(capsule, HybridKem.ML_KEM_CIPHERTEXT))
              .getEncoded();
      byte[] mine =
          Arrays.copyOfRange(publicKey.bytes(), HybridKem.ML_KEM_PUBLIC, HybridKem.PUBLIC);
      try {
        return HybridKem.combine(mlKemSecret, shared, ephemeral, mine);
      } finally {
        Arrays.fill(mlKemSecret, (byte) 0);
        Arrays.fill(shared, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new NotAuthenticException("this is no capsule");
    }
  }

  @Override
  public String toString() {
    return "IndexKeyPair[" + publicKey + "]";
  }
}
