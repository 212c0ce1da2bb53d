package org.chaperone.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.chaperone.ledger.encoding.Base64Text;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.tree.TreeHasher;

/**
 * A public key by a name, which checks signatures on notes (a <i>vkey</i> of c2sp.org/signed-note).
 */
public final class VerifierKey {

  private final String name;
  private final KeyType type;
  private final byte[] publicKey;
  private final int id;

  /**
   * The key of a name.
   *
   * @param publicKey 32 bytes for Ed25519, 1,312 for ML-DSA-44
   * @throws IllegalArgumentException when the name cannot be one, or the key has another length
   */
  public VerifierKey(String name, KeyType type, byte[] publicKey) {
    if (!NoteSignature.isName(name)) {
      throw new IllegalArgumentException(
          "A key's name has no spaces and no '+', and is not empty.");
    }
    if (publicKey.length != type.publicKeyBytes()) {
      throw new IllegalArgumentException(
          "A key of type " + type + " has " + type.publicKeyBytes() + " bytes.");
    }
    this.name = name;
    this.type = type;
    this.publicKey = publicKey.clone();
    this.id = id(name, type, publicKey);
  }

  /**
   * Reads a vkey: name, key id and key, parted by the first two plus signs; base 64 may hold more.
   *
   * @throws MalformedException when it is none, its id is not that of its key, or its type is
   *     unknown here
   */
  public static VerifierKey parse(String vkey) throws MalformedException {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedException("A verifier key looks like name+id+key.");
    }
    byte[] typed = Base64Text.read(parts[2]);
    if (typed.length == 0) {
      throw new MalformedException("The verifier key of " + parts[0] + " is empty.");
    }
    KeyType type =
        KeyType.of(typed[0])
            .orElseThrow(
                () ->
                    new MalformedException(
                        "Keys of type " + (typed[0] & 0xff) + " are not known here."));
    VerifierKey key;
    try {
      key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("The verifier key is wrong: " + e.getMessage());
    }
    if (!key.toString().equals(vkey)) {
      throw new MalformedException("The verifier key's id is not that of its name and key.");
    }
    return key;
  }

  private static int id(String name, KeyType type, byte[] publicKey) {
    MessageDigest digest = TreeHasher.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(type.identifier());
    return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
  }

  /** Whose key it is. */
  public String name() {
    return name;
  }

  /** What it signs, and how. */
  public KeyType type() {
    return type;
  }

  int id() {
    return id;
  }

  /** Whether a signature claims to be of this key. */
  public boolean claims(NoteSignature signature) {
    return signature.keyId() == id && signature.name().equals(name);
  }

  /** Whether this key signed a note's text thus. */
  public boolean verifies(String text, NoteSignature signature) {
    if (!claims(signature)) {
      return false;
    }
    byte[] made = signature.signature();
    if (!type.isTimed()) {
      return type.verifies(publicKey, text.getBytes(StandardCharsets.UTF_8), made);
    }
    OptionalLong time = signature.time(this);
    if (time.isEmpty()) {
      return false;
    }
    byte[] message;
    try {
      message = CosignedMessage.of(this, text, time.getAsLong());
    } catch (MalformedException e) {
      return false;
    }
    return type.verifies(publicKey, message, Arrays.copyOfRange(made, Long.BYTES, made.length));
  }

  /** The vkey. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + publicKey.length];
    typed[0] = type.identifier();
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return name + '+' + HexFormat.of().toHexDigits(id) + '+' + Base64Text.of(typed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key
        && name.equals(key.name)
        && type == key.type
        && Arrays.equals(publicKey, key.publicKey);
  }

  @Override
  public int hashCode() {
    return id;
  }
}
