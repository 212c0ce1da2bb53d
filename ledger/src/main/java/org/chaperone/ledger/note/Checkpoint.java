package org.chaperone.ledger.note;

import java.util.List;
import org.chaperone.ledger.encoding.DecimalText;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.tree.Hash;

/**
 * What a log says of itself: at this size, this is the root (c2sp.org/tlog-checkpoint).
 *
 * @param origin the log's name, without a newline
 * @param size leaves, from 0
 * @param root the root of the tree of that size
 */
public record Checkpoint(String origin, long size, Hash root) {

  /** Checks that the origin fits its line and its place in a cosignature. */
  public Checkpoint {
    if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
      throw new IllegalArgumentException("A checkpoint has an origin on one line and a size.");
    }
  }

  /**
   * Reads a checkpoint from a note's text. Extension lines are allowed and ignored: no proof covers
   * what they say.
   *
   * @throws MalformedException when it is none
   */
  public static Checkpoint parse(String text) throws MalformedException {
    if (!text.endsWith("\n")) {
      throw new MalformedException("A checkpoint's last line lacks its newline.");
    }
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 3 || lines.contains("")) {
      throw new MalformedException("A checkpoint has three lines or more, none of them empty.");
    }
    return new Checkpoint(
        lines.get(0), DecimalText.read(lines.get(1)), Hash.ofBase64(lines.get(2)));
  }

  /** The note's text that says this. */
  public String text() {
    return origin + '\n' + size + '\n' + root + '\n';
  }
}
