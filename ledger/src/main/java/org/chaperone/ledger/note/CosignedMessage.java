package org.chaperone.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.tree.Hash;

/** What a cosigner signs of a checkpoint (c2sp.org/tlog-cosignature). */
final class CosignedMessage {

  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_NAME = 255;

  private CosignedMessage() {}

  /** The message of a checkpoint's text for a key of a timed kind; times are seconds since 1970. */
  static byte[] of(VerifierKey key, String text, long time) throws MalformedException {
    Checkpoint checkpoint = Checkpoint.parse(text);
    return switch (key.type()) {
      case COSIGNATURE_ED25519 ->
          ("cosignature/v1\ntime " + time + '\n' + text).getBytes(StandardCharsets.UTF_8);
      case COSIGNATURE_ML_DSA_44 -> subtree(key.name(), checkpoint, time);
      case ED25519 -> throw new IllegalArgumentException("Plain signatures carry no time.");
    };
  }

  private static byte[] subtree(String cosigner, Checkpoint checkpoint, long time)
      throws MalformedException {
    byte[] name = cosigner.getBytes(StandardCharsets.UTF_8);
    byte[] origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST_NAME || origin.length > LONGEST_NAME) {
      throw new MalformedException("ML-DSA-44 cosignatures hold names of at most 255 bytes.");
    }
    return ByteBuffer.allocate(
            LABEL.length + 2 + name.length + origin.length + 3 * Long.BYTES + Hash.BYTES)
        .put(LABEL)
        .put((byte) name.length)
        .put(name)
        .putLong(time)
        .put((byte) origin.length)
        .put(origin)
        .putLong(0)
        .putLong(checkpoint.size())
        .put(checkpoint.root().bytes())
        .array();
  }
}
