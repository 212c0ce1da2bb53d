package org.chaperone.keyholder.index;

import java.util.Arrays;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * An entry of the index as it is stored.
 *
 * <pre>
 * version (1 byte, 1) || ML-KEM-768 ciphertext (1,088) || X25519 ephemeral key (32) || {@link Sealing}
 * </pre>
 */
public final class SealedIndexEntry {

  private static final byte VERSION = 1;

  private final byte[] bytes;

  private SealedIndexEntry(byte[] bytes) {
    this.bytes = bytes;
  }

  static SealedIndexEntry of(byte[] capsule, byte[] sealed) {
    byte[] bytes = new byte[1 + capsule.length + sealed.length];
    bytes[0] = VERSION;
    System.arraycopy(capsule, 0, bytes, 1, capsule.length);
    System.arraycopy(sealed, 0, bytes, 1 + capsule.length, sealed.length);
    return new SealedIndexEntry(bytes);
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws NotAuthenticException when it is too short or of another version
   */
  public static SealedIndexEntry parse(byte[] bytes) throws NotAuthenticException {
    if (bytes.length < 1 + HybridKem.CAPSULE + Sealing.OVERHEAD || bytes[0] != VERSION) {
      throw new NotAuthenticException("this is no index entry of version 1");
    }
    return new SealedIndexEntry(bytes.clone());
  }

  /** What is stored. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The part that the keyholder needs to give the key: 1,120 bytes. */
  public byte[] capsule() {
    return Arrays.copyOfRange(bytes, 1, 1 + HybridKem.CAPSULE);
  }

  /**
   * Opens the entry with the key that the keyholder gave for its capsule.
   *
   * @throws NotAuthenticException when it was changed, or the key or context are not its own
   */
  public byte[] open(SecretBytes key, byte[] context) throws NotAuthenticException {
    return Sealing.open(
        key, context, Arrays.copyOfRange(bytes, 1 + HybridKem.CAPSULE, bytes.length));
  }
}
