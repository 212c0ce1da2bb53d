package org.chaperone.ledger.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.TreeHasher;

/**
 * Leaves that one force made durable, with the checkpoint that covers them.
 *
 * <pre>
 * mark        8 bytes  "CHBATCH1"
 * first       8 bytes  index of the first leaf, big-endian as all numbers here
 * count       4 bytes  leaves, 1 to 4,096
 * size        4 bytes  of the leaves below, at most 8 MiB
 * leaves               each 2 bytes of length and the leaf, as in an entry bundle of tlog-tiles
 * note size   4 bytes  at most 128 KiB
 * note                 the signed checkpoint of the tree that ends with these leaves
 * hash       32 bytes  SHA-256 of all the above
 * </pre>
 *
 * @param first index of the first leaf
 * @param leaves each at most {@value #MOST_LEAF_BYTES} bytes
 * @param note the signed checkpoint's bytes
 * @param at where in the file it begins
 * @param end where in the file it ends
 */
record Batch(long first, List<byte[]> leaves, byte[] note, long at, long end) {

  static final byte[] MARK = "CHBATCH1".getBytes(StandardCharsets.US_ASCII);
  static final int MOST_LEAF_BYTES = 65_535;
  static final int MOST_LEAVES = 4096;
  static final int MOST_LEAVES_BYTES = 8 << 20;
  static final int MOST_NOTE_BYTES = 1 << 17;
  static final int HEAD_BYTES = MARK.length + Long.BYTES + 2 * Integer.BYTES;
  static final int MOST_BYTES =
      HEAD_BYTES + MOST_LEAVES_BYTES + Integer.BYTES + MOST_NOTE_BYTES + Hash.BYTES;

  /** The index after that of the last leaf. */
  long endIndex() {
    return first + leaves.size();
  }

  /** What is written before the checkpoint can be signed. */
  static byte[] beginning(long first, List<byte[]> leaves) {
    int size = leaves.stream().mapToInt(leaf -> Short.BYTES + leaf.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + size);
    bytes.put(MARK).putLong(first).putInt(leaves.size()).putInt(size);
    leaves.forEach(leaf -> bytes.putShort((short) leaf.length).put(leaf));
    return bytes.array();
  }

  /** What is written after it. */
  static byte[] ending(byte[] beginning, byte[] note) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + note.length + Hash.BYTES);
    bytes.putInt(note.length).put(note);
    MessageDigest digest = TreeHasher.sha256();
    digest.update(beginning);
    digest.update(bytes.array(), 0, bytes.position());
    return bytes.put(digest.digest()).array();
  }
}
