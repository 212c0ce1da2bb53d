package org.chaperone.keyholder.index;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Seals entries of the search index. Whoever has it can add to the index and read nothing of it,
 * not even what they added themselves.
 *
 * <p>Hybrid of X25519 and ML-KEM-768, so that ciphertexts stored today stay closed when one of them
 * falls.
 */
public final class IndexPublicKey {

  private final byte[] bytes;
  private final PublicKey mlKem;
  private final PublicKey x25519;

  private IndexPublicKey(byte[] bytes) throws GeneralSecurityException {
    this.bytes = bytes;
    mlKem = HybridKem.mlKemKey(Arrays.copyOf(bytes, HybridKem.ML_KEM_PUBLIC));
    x25519 = HybridKem.x25519Key(Arrays.copyOfRange(bytes, HybridKem.ML_KEM_PUBLIC, bytes.length));
  }

  /**
   * The key that {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException when these are not the 1,216 bytes of such a key
   */
  public static IndexPublicKey of(byte[] bytes) {
    if (bytes.length != HybridKem.PUBLIC) {
      throw new IllegalArgumentException(
          "an index key has " + HybridKem.PUBLIC + " bytes, not " + bytes.length);
    }
    try {
      return new IndexPublicKey(bytes.clone());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these bytes are no index key", e);
    }
  }

  /**
   * The ML-KEM-768 public key (FIPS 203), 1,184 bytes, then the X25519 one (RFC 7748), 32 bytes.
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Seals an entry.
   *
   * @param context what it belongs to, for example the photograph's id; has to be given again to
   *     open it
   */
  public SealedIndexEntry seal(byte[] context, byte[] plain, SecureRandom random) {
    try {
      KEM.Encapsulated encapsulated =
          KEM.getInstance("ML-KEM-768").newEncapsulator(mlKem, random).encapsulate();
      KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
      generator.initialize(java.security.spec.NamedParameterSpec.X25519, random);
      KeyPair ephemeral = generator.generateKeyPair();
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(ephemeral.getPrivate());
      agreement.doPhase(x25519, true);
      byte[] shared = agreement.generateSecret();
      HybridKem.requireContributory(shared);
      byte[] ephemeralKey = HybridKem.raw(ephemeral.getPublic(), HybridKem.X25519);
      byte[] mine = HybridKem.raw(x25519, HybridKem.X25519);
      byte[] capsule = Arrays.copyOf(encapsulated.encapsulation(), HybridKem.CAPSULE);
      System.arraycopy(ephemeralKey, 0, capsule, HybridKem.ML_KEM_CIPHERTEXT, HybridKem.X25519);
      byte[] mlKemSecret = encapsulated.key().getEncoded();
      try (SecretBytes key = HybridKem.combine(mlKemSecret, shared, ephemeralKey, mine)) {
        return SealedIndexEntry.of(capsule, Sealing.seal(key, context, plain, random));
      } finally {
        Arrays.fill(mlKemSecret, (byte) 0);
        Arrays.fill(shared, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "This JDK lacks X25519 or ML-KEM, or the index key is no good.", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexPublicKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "IndexPublicKey[" + HexFormat.of().formatHex(bytes, 0, 8) + "…]";
  }
}
