package org.chaperone.vault.storage;

import java.nio.ByteBuffer;
import java.util.List;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.rows.RenditionCode;
import org.chaperone.vault.rows.RenditionRow;

/**
 * The keyed tags that the rows hold instead of what a thief could read or test guesses on. The key
 * is the keyholder's and never leaves it.
 */
public final class Tags {

  private static final String CONTENT = "content";
  private static final String NUMBER = "patient number";
  private static final String RENDITION = "rendition";

  private Tags() {}

  /** Of a file's SHA-256: finds the same file again. */
  public static byte[] ofContent(Keyholder keyholder, Session session, byte[] sha256) {
    return keyholder.tags(session, CONTENT, List.of(sha256)).getFirst();
  }

  /** Of the clinic's number of a patient: finds the patient again. */
  public static byte[] ofNumber(Keyholder keyholder, Session session, String number) {
    byte[] bytes = number.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return keyholder.tags(session, NUMBER, List.of(bytes)).getFirst();
  }

  /** Of rows of renditions: a row that was changed does not have its tag. */
  public static List<byte[]> ofRows(Keyholder keyholder, Session session, List<Unsigned> rows) {
    return keyholder.tags(session, RENDITION, rows.stream().map(Unsigned::bytes).toList());
  }

  /** A row of a rendition without its tag. */
  public record Unsigned(RenditionRow row) {

    byte[] bytes() {
      return ByteBuffer.allocate(2 * Id128.LENGTH + Short.BYTES + Long.BYTES + row.sha256().length)
          .put(row.photograph().bytes())
          .putShort(RenditionCode.of(row.rendition()))
          .put(row.blob().bytes())
          .putLong(row.size())
          .put(row.sha256())
          .array();
    }
  }
}
