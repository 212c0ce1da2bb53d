package org.chaperone.ledger.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.ledger.encoding.DecimalText;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.encoding.Utf8;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tree.Hash;

/**
 * What a log asks of a witness (c2sp.org/tlog-witness, "add-checkpoint").
 *
 * @param oldSize size of the checkpoint that the log believes the witness cosigned last
 * @param proof that the tree of that size is the beginning of the checkpoint's; at most 63 hashes
 * @param checkpoint signed by the log
 */
record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote checkpoint) {

  /** Bytes that a request may have. */
  static final int MOST_BYTES = SignedNote.MOST_BYTES + (1 << 12);

  private static final String OLD = "old ";
  private static final int MOST_HASHES = 63;

  static AddCheckpoint parse(byte[] body) throws MalformedException {
    int blank = Utf8.blankLine(body, "A request has an empty line before its checkpoint.");
    String[] lines = Utf8.read(Arrays.copyOf(body, blank)).split("\n", -1);
    if (!lines[0].startsWith(OLD) || lines.length > 1 + MOST_HASHES) {
      throw new MalformedException("A request is an old size and at most 63 hashes.");
    }
    List<Hash> proof = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      proof.add(Hash.ofBase64(line));
    }
    return new AddCheckpoint(
        DecimalText.read(lines[0].substring(OLD.length())),
        proof,
        SignedNote.parse(Arrays.copyOfRange(body, blank + 2, body.length)));
  }

  byte[] bytes() {
    StringBuilder head = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> head.append(hash).append('\n'));
    byte[] start = head.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    byte[] note = checkpoint.bytes();
    byte[] all = Arrays.copyOf(start, start.length + note.length);
    System.arraycopy(note, 0, all, start.length, note.length);
    return all;
  }
}
