package org.chaperone.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import org.chaperone.ledger.encoding.Base64Text;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * One signature line of a note.
 *
 * @param name the key's name
 * @param keyId the first bytes of a hash of the key; no proof of anything
 * @param signature what the key made; for timed kinds, 8 bytes of time come first
 */
public record NoteSignature(String name, int keyId, byte[] signature) {

  private static final String DASH = "— ";

  /** Keeps its own copy of the signature. */
  public NoteSignature {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "A key's name has no spaces and no '+', and is not empty.");
    }
    signature = signature.clone();
  }

  @Override
  public byte[] signature() {
    return signature.clone();
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c -> c == '+' || c < ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c));
  }

  /**
   * Reads a signature line, without its newline.
   *
   * @throws MalformedException when it is none
   */
  public static NoteSignature parse(String line) throws MalformedException {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0 || !isName(line.substring(DASH.length(), space))) {
      throw new MalformedException("A signature line is a dash, a name and base 64.");
    }
    byte[] bytes = Base64Text.read(line.substring(space + 1));
    if (bytes.length <= Integer.BYTES) {
      throw new MalformedException("A signature is too short.");
    }
    return new NoteSignature(
        line.substring(DASH.length(), space),
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
  }

  /**
   * The time at which a cosignature was made, in seconds since 1970, by a key that it claims; says
   * something only once the signature has been verified.
   */
  public OptionalLong time(VerifierKey key) {
    if (!key.claims(this) || !key.type().isTimed() || signature.length <= Long.BYTES) {
      return OptionalLong.empty();
    }
    long time = ByteBuffer.wrap(signature).getLong();
    return time < 0 ? OptionalLong.empty() : OptionalLong.of(time);
  }

  /** The line, with its newline. */
  public String line() {
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(keyId).put(signature).array();
    return DASH + name + ' ' + Base64Text.of(bytes) + '\n';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && name.equals(that.name)
        && keyId == that.keyId
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return 31 * keyId + Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return line().stripTrailing();
  }
}
