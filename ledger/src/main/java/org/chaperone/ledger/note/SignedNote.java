package org.chaperone.ledger.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.encoding.Utf8;

/**
 * A text and who signed it (c2sp.org/signed-note). The text means nothing before {@link
 * #verifiedBy} has said so.
 *
 * @param text ends in a newline, holds no other control characters
 * @param signatures at least one in a note that was read
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** Bytes that a note may have here: room for 16 signatures of ML-DSA-44, and to spare. */
  public static final int MOST_BYTES = 1 << 17;

  private static final int MOST_SIGNATURES = 64;

  /** Checks the text and copies the list. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || hasControls(text)) {
      throw new IllegalArgumentException("A note's text is lines without control characters.");
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < ' ' && c != '\n');
  }

  /**
   * Reads a note.
   *
   * @throws MalformedException when it is none, or has more than 64 signatures or {@value
   *     #MOST_BYTES} bytes
   */
  public static SignedNote parse(byte[] bytes) throws MalformedException {
    if (bytes.length > MOST_BYTES) {
      throw new MalformedException("A note has more than " + MOST_BYTES + " bytes.");
    }
    String note = Utf8.read(bytes);
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || hasControls(note)) {
      throw new MalformedException("A note is a text, an empty line and signatures.");
    }
    return new SignedNote(note.substring(0, blank + 1), signatures(note.substring(blank + 2)));
  }

  /**
   * Reads signature lines alone.
   *
   * @throws MalformedException when a line is none, or there is none or too many
   */
  public static List<NoteSignature> signatures(String lines) throws MalformedException {
    if (!lines.endsWith("\n")) {
      throw new MalformedException("A note's last line lacks its newline, or its signatures.");
    }
    String[] each = lines.substring(0, lines.length() - 1).split("\n", -1);
    if (each.length > MOST_SIGNATURES) {
      throw new MalformedException("A note has more than " + MOST_SIGNATURES + " signatures.");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : each) {
      signatures.add(NoteSignature.parse(line));
    }
    return signatures;
  }

  /**
   * Whether a key signed this. A signature that claims to be the key's and is not makes the whole
   * note wrong, as the specification asks.
   */
  public boolean verifiedBy(VerifierKey key) {
    List<NoteSignature> claimed = signatures.stream().filter(key::claims).toList();
    return !claimed.isEmpty() && claimed.stream().allMatch(s -> key.verifies(text, s));
  }

  /** The same note with further signatures; those it already has are not added twice. */
  public SignedNote with(List<NoteSignature> further) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    further.stream().filter(s -> !all.contains(s)).forEach(all::add);
    return new SignedNote(text, all);
  }

  /** The note as it is stored and sent. */
  public byte[] bytes() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(s -> note.append(s.line()));
    return note.toString().getBytes(StandardCharsets.UTF_8);
  }
}
