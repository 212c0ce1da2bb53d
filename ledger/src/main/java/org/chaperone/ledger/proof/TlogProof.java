package org.chaperone.ledger.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.encoding.Base64Text;
import org.chaperone.ledger.encoding.DecimalText;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.encoding.Utf8;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.ProofCheck;
import org.chaperone.ledger.tree.TreeHasher;

/**
 * A proof, for use offline, that an entry is in a log (c2sp.org/tlog-proof).
 *
 * @param extra opaque and not covered by anything; may be missing
 * @param index of the entry
 * @param path inclusion proof, nearest sibling first
 * @param checkpoint with the log's signature and cosignatures
 */
public record TlogProof(
    Optional<byte[]> extra, long index, List<Hash> path, SignedNote checkpoint) {

  private static final String FORMAT = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int MOST_HASHES = 63;

  /** Copies the path. */
  public TlogProof {
    path = List.copyOf(path);
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedException when it is none
   */
  public static TlogProof parse(byte[] bytes) throws MalformedException {
    int blank = Utf8.blankLine(bytes, "A proof has an empty line before its checkpoint.");
    List<String> lines =
        new ArrayList<>(List.of(Utf8.read(Arrays.copyOf(bytes, blank)).split("\n", -1)));
    if (!lines.removeFirst().equals(FORMAT)) {
      throw new MalformedException("A proof begins with " + FORMAT + ".");
    }
    Optional<byte[]> extra = Optional.empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
      extra = Optional.of(Base64Text.read(lines.removeFirst().substring(EXTRA.length())));
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX) || lines.size() > 1 + MOST_HASHES) {
      throw new MalformedException("A proof has an index and at most 63 hashes.");
    }
    long index = DecimalText.read(lines.removeFirst().substring(INDEX.length()));
    List<Hash> path = new ArrayList<>();
    for (String line : lines) {
      path.add(Hash.ofBase64(line));
    }
    byte[] note = Arrays.copyOfRange(bytes, blank + 2, bytes.length);
    return new TlogProof(extra, index, path, SignedNote.parse(note));
  }

  /** The proof as it is stored. */
  public byte[] bytes() {
    StringBuilder head = new StringBuilder(FORMAT).append('\n');
    extra.ifPresent(e -> head.append(EXTRA).append(Base64Text.of(e)).append('\n'));
    head.append(INDEX).append(index).append('\n');
    path.forEach(hash -> head.append(hash).append('\n'));
    head.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether it proves that an entry is in the log with this key, whose name is the log's origin.
   * The caller decides about cosignatures.
   */
  public boolean proves(byte[] entry, VerifierKey log) throws MalformedException {
    Checkpoint signed = Checkpoint.parse(checkpoint.text());
    return signed.origin().equals(log.name())
        && checkpoint.verifiedBy(log)
        && ProofCheck.includes(
            index, signed.size(), new TreeHasher().leaf(entry), path, signed.root());
  }
}
