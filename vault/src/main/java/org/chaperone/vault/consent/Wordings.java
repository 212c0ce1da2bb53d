package org.chaperone.vault.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.facts.FactsText;
import org.chaperone.vault.rows.WordingRow;
import org.chaperone.vault.storage.Storage;

/**
 * The clinic's wordings, version by version. What is in force is the last; none is ever changed,
 * because signatures name it. Anybody who reads the database reads them, and whoever writes into it
 * cannot change one unnoticed: each has a tag that only the keyholder makes.
 */
public final class Wordings {

  private static final String LABEL = "consent wording";
  private static final int TRIES = 10;

  private final Storage storage;

  /** Those in this storage. */
  public Wordings(Storage storage) {
    this.storage = storage;
  }

  /**
   * The one in force.
   *
   * @return none while the clinic has not written one
   * @throws IOException when it is not what was written
   */
  public Optional<Wording> present(Session session) throws IOException {
    List<WordingRow> rows = storage.rows().wordings();
    return rows.isEmpty() ? Optional.empty() : Optional.of(read(session, rows.getLast()));
  }

  /** A version and since when it was in force. */
  public record Past(Wording wording, long added) {}

  /** All versions, the latest first. */
  public List<Past> all(Session session) throws IOException {
    List<Past> all = new ArrayList<>();
    for (WordingRow row : storage.rows().wordings().reversed()) {
      all.add(new Past(read(session, row), row.added()));
    }
    return all;
  }

  /**
   * Puts a new version in force.
   *
   * @param written its version is not looked at
   * @return the same with its version
   */
  public Wording add(Session session, Wording written) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      List<WordingRow> rows = storage.rows().wordings();
      long version = rows.isEmpty() ? 1 : rows.getLast().version() + 1;
      Wording next = new Wording(version, written.opening(), written.purposes(), written.closing());
      String words = new String(FactsText.write(next), StandardCharsets.UTF_8).strip();
      WordingRow row =
          new WordingRow(version, storage.clock().millis(), words, tag(session, words));
      if (storage.rows().add(row)) {
        return next;
      }
    }
    throw new IOException("Several people change the wording at once; please try again.");
  }

  private Wording read(Session session, WordingRow row) throws IOException {
    if (!MessageDigest.isEqual(row.tag(), tag(session, row.words()))) {
      throw new IOException("The wording of consent was changed in the database.");
    }
    Wording wording = FactsText.read(row.words().getBytes(StandardCharsets.UTF_8), Wording.class);
    if (wording.version() != row.version()) {
      throw new IOException("The wording of consent was changed in the database.");
    }
    return wording;
  }

  private byte[] tag(Session session, String words) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return storage.keyholder().tags(session, LABEL, List.of(hash)).getFirst();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
