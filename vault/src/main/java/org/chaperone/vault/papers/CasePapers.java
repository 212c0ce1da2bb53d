package org.chaperone.vault.papers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.rows.PaperRow;
import org.chaperone.vault.sealed.SealedFormat;
import org.chaperone.vault.storage.Storage;

/**
 * The papers of one investigation: written once, numbered, never changed. A paper is sealed to its
 * case, number and kind, so that none can stand in another's place.
 *
 * <p>Opening them is an entry of the ledger. Safe to use from many threads.
 */
public final class CasePapers implements AutoCloseable {

  /** The largest paper, in bytes; the database holds it in one field. */
  public static final int LONGEST = 8 << 20;

  private static final byte[] LABEL = "chaperone case paper\0".getBytes(StandardCharsets.US_ASCII);
  private static final int AT_ONCE = 100;
  private static final int TRIES = 100;

  private final Storage storage;
  private final CaseId investigation;
  private final SecretBytes key;

  private CasePapers(Storage storage, CaseId investigation, SecretBytes key) {
    this.storage = storage;
    this.investigation = investigation;
    this.key = key;
  }

  /**
   * Opens the papers for a member of the case.
   *
   * @throws org.chaperone.keyholder.release.RefusedException for anybody else
   */
  public static CasePapers open(Storage storage, Session session, CaseId investigation) {
    return new CasePapers(
        storage, investigation, storage.keyholder().caseKey(session, investigation));
  }

  /** Is shown papers. */
  @FunctionalInterface
  public interface Reader {
    /**
     * One paper.
     *
     * @param added milliseconds since 1970
     */
    void paper(long number, long added, byte[] content) throws IOException;
  }

  /**
   * Adds a paper; when this returns, it is on stable storage.
   *
   * @param kind 0 or more; what it is to its writer
   * @return its number
   */
  public long add(int kind, byte[] content) throws IOException {
    if (content.length > LONGEST) {
      throw new IllegalArgumentException("A paper has at most " + LONGEST + " bytes.");
    }
    for (int i = 0; i < TRIES; i++) {
      long number = storage.rows().nextPaper(investigation);
      byte[] context = context(number, kind);
      byte[] sealed =
          key.with(lent -> SealedFormat.sealProven(lent, context, content, storage.random()));
      PaperRow row =
          new PaperRow(investigation, number, (short) kind, storage.clock().millis(), sealed);
      if (storage.rows().add(row)) {
        return number;
      }
    }
    throw new IOException("Too many people write into this case at once; please try again.");
  }

  /**
   * Shows the papers of a kind from a number on, in their order.
   *
   * @throws org.chaperone.vault.sealed.UnsealingException when one is not what was written
   */
  public void read(int kind, long from, Reader reader) throws IOException {
    long next = from;
    while (true) {
      List<PaperRow> some = storage.rows().papers(investigation, (short) kind, next, AT_ONCE);
      for (PaperRow row : some) {
        reader.paper(row.number(), row.added(), content(row));
        next = row.number() + 1;
      }
      if (some.size() < AT_ONCE) {
        return;
      }
    }
  }

  /**
   * One paper.
   *
   * @throws IOException when there is none of this number
   */
  public byte[] content(long number) throws IOException {
    return content(
        storage
            .rows()
            .paper(investigation, number)
            .orElseThrow(() -> new IOException("The case has no paper " + number + ".")));
  }

  private byte[] content(PaperRow row) throws IOException {
    byte[] lent = key.copy();
    try {
      return SealedFormat.open(lent, context(row.number(), row.kind()), row.sealed());
    } finally {
      Arrays.fill(lent, (byte) 0);
    }
  }

  /** Label, tenant (16), case (16), number (8), kind (2). */
  private byte[] context(long number, int kind) {
    return ByteBuffer.allocate(LABEL.length + 2 * Id128.LENGTH + Long.BYTES + Short.BYTES)
        .put(LABEL)
        .put(HexFormat.of().parseHex(storage.tenant()))
        .put(investigation.bytes())
        .putLong(number)
        .putShort((short) kind)
        .array();
  }

  /** Destroys the key. */
  @Override
  public void close() {
    key.close();
  }
}
