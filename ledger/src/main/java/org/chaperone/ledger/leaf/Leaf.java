package org.chaperone.ledger.leaf;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.CborFields;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * One entry of the ledger: a clear part, a commitment to the details, and a box that holds them.
 * docs/formats.md has every byte.
 *
 * @param clear what anybody may read
 * @param commitment 32 bytes; with the entry's key they bind the log to these details and no others
 * @param box the nonce that the entry's key is derived with, and the sealed details
 */
public record Leaf(ClearPart clear, byte[] commitment, byte[] box) {

  private static final int COMMITMENT_BYTES = 32;
  private static final int NONCE_BYTES = 16;

  /** Details are padded, so that a reason's length does not show. */
  private static final int PADDED_TO = 64;

  private static final byte PADDING = (byte) 0x80;

  /**
   * Seals an entry.
   *
   * @param logKey 32 bytes: the patient's log key, or the keyholder's own where there is no patient
   */
  public static Leaf seal(ClearPart clear, Details details, byte[] logKey, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return seal(clear, details, logKey, nonce);
  }

  /**
   * Seals an entry under a nonce of the caller's, which may hold something that the caller alone
   * can read from it again.
   *
   * @param nonce {@value #NONCE_BYTES} bytes, never the same twice under one log key, and to others
   *     as good as random
   */
  public static Leaf seal(ClearPart clear, Details details, byte[] logKey, byte[] nonce) {
    if (nonce.length != NONCE_BYTES) {
      throw new IllegalArgumentException("An entry's nonce has " + NONCE_BYTES + " bytes.");
    }
    LeafKey key = LeafKey.derive(logKey, nonce);
    byte[] plain = details.bytes();
    byte[] sealed = key.encrypt(padded(plain), bound(clear, nonce));
    byte[] commitment = key.commitment(plain);
    key.destroy();
    byte[] box = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, box, NONCE_BYTES, sealed.length);
    return new Leaf(clear, commitment, box);
  }

  /** What the box cannot be taken away from. */
  private static byte[] bound(ClearPart clear, byte[] nonce) {
    Map<Long, Cbor> fields = clear.fields();
    fields.put(9L, Cbor.of(nonce));
    return new Cbor.Fields(fields).bytes();
  }

  private static byte[] padded(byte[] plain) {
    byte[] padded = Arrays.copyOf(plain, (plain.length / PADDED_TO + 1) * PADDED_TO);
    padded[plain.length] = PADDING;
    return padded;
  }

  private static byte[] unpadded(byte[] padded) throws MalformedException {
    int end = padded.length - 1;
    while (end >= 0 && padded[end] == 0) {
      end--;
    }
    if (end < 0 || padded[end] != PADDING) {
      throw new MalformedException("An entry's details lack their padding.");
    }
    return Arrays.copyOf(padded, end);
  }

  /** The bytes that go into the ledger. */
  public byte[] bytes() {
    Map<Long, Cbor> fields = clear.fields();
    fields.put(8L, Cbor.of(commitment));
    fields.put(9L, Cbor.of(box));
    return new Cbor.Fields(fields).bytes();
  }

  /**
   * Reads an entry.
   *
   * @throws MalformedException when the bytes are not exactly what {@link #bytes} makes
   */
  public static Leaf parse(byte[] bytes) throws MalformedException {
    CborFields fields = new CborFields("An entry", Cbor.read(bytes));
    Leaf leaf =
        new Leaf(ClearPart.read(fields), fields.bytes(8, COMMITMENT_BYTES), fields.bytes(9));
    fields.end();
    if (leaf.box.length <= NONCE_BYTES) {
      throw new MalformedException("An entry's box is too short.");
    }
    return leaf;
  }

  /** The nonce that the entry's key is derived with. */
  public byte[] nonce() {
    return Arrays.copyOf(box, NONCE_BYTES);
  }

  /** The key of this entry, from the log key that it was sealed under. */
  public LeafKey key(byte[] logKey) {
    return LeafKey.derive(logKey, nonce());
  }

  /**
   * The details, or nothing when the key is not this entry's or the entry is not what was sealed.
   */
  public Optional<Details> open(LeafKey key) {
    try {
      byte[] sealed = Arrays.copyOfRange(box, NONCE_BYTES, box.length);
      byte[] plain = unpadded(key.decrypt(sealed, bound(clear, nonce())));
      return MessageDigest.isEqual(commitment, key.commitment(plain))
          ? Optional.of(Details.read(plain))
          : Optional.empty();
    } catch (GeneralSecurityException | MalformedException e) {
      return Optional.empty();
    }
  }
}
