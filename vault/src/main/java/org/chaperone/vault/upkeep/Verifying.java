package org.chaperone.vault.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.blob.BlobId;
import org.chaperone.vault.blob.BlobMissingException;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.rows.Rows;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.storage.Tags;

/**
 * Reads everything that is stored and compares it with what was stored, without a single release:
 * the SHA-256 of each blob stands in its row, and the row has a tag that only the keyholder makes.
 */
public final class Verifying {

  private static final int AT_ONCE = 500;

  private final Storage storage;

  private final List<String> missing = new ArrayList<>();
  private final List<String> altered = new ArrayList<>();
  private final List<String> forged = new ArrayList<>();

  /** Verifies this storage, once. */
  public Verifying(Storage storage) {
    this.storage = storage;
  }

  /**
   * Reads everything; takes as long as reading all of the store.
   *
   * @throws IOException when the store does not answer
   */
  public Findings run(Session session, WorkProgress progress) throws IOException {
    List<RenditionRow> rows = new ArrayList<>();
    storage.rows().forEachRendition(rows::add);
    Map<BlobId, Long> blobs = new HashMap<>();
    storage.blobs().forEach(blobs::put);
    progress.begin("Verifying", rows.size());
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      List<RenditionRow> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
      compareTags(session, some);
      for (RenditionRow row : some) {
        compareBlob(row);
        progress.advance(1);
      }
    }
    progress.end();
    Set<BlobId> named = new HashSet<>();
    rows.forEach(row -> named.add(row.blob()));
    // A photograph may have been added since the rows were read.
    List<String> orphans =
        blobs.keySet().stream()
            .filter(b -> !named.contains(b) && !storage.rows().refersTo(b))
            .map(BlobId::toString)
            .sorted()
            .toList();
    return withCounts(session, rows.size(), orphans);
  }

  private void compareTags(Session session, List<RenditionRow> rows) {
    List<byte[]> tags =
        Tags.ofRows(storage.keyholder(), session, rows.stream().map(Tags.Unsigned::new).toList());
    for (int i = 0; i < rows.size(); i++) {
      if (!MessageDigest.isEqual(tags.get(i), rows.get(i).tag())) {
        forged.add("photograph " + rows.get(i).photograph() + ", " + rows.get(i).rendition());
      }
    }
  }

  private void compareBlob(RenditionRow row) throws IOException {
    String which = row.blob() + " (photograph " + row.photograph() + ", " + row.rendition() + ")";
    MessageDigest digest = Storage.sha256();
    long size = 0;
    try (InputStream in = storage.blobs().open(row.blob())) {
      byte[] piece = new byte[1 << 16];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
        size += n;
      }
    } catch (BlobMissingException e) {
      missing.add(which);
      return;
    }
    if (size != row.size() || !Arrays.equals(digest.digest(), row.sha256())) {
      altered.add(which);
    }
  }

  private Findings withCounts(Session session, long checked, List<String> orphans) {
    Set<PatientId> patients = new HashSet<>(storage.rows().patients());
    int erased = 0;
    for (PatientId patient : storage.keyholder().erasures(session).patients()) {
      erased += patients.contains(patient) ? 1 : 0;
    }
    Rows.Totals totals = storage.rows().totals();
    KeyholderStatus status = storage.keyholder().status();
    int alive = patients.size() - erased;
    return new Findings(
        checked,
        missing,
        altered,
        forged,
        orphans,
        Math.max(0, status.photographs() - totals.photographs()),
        Math.max(0, status.patients() - alive),
        erased,
        Math.max(0, alive - status.patients()));
  }

  /**
   * Removes blobs that nothing names and what interrupted writing left behind. Nothing may be added
   * meanwhile: a photograph's blobs are stored before its row.
   *
   * @return how many
   */
  public int sweep(Findings findings) throws IOException {
    int swept = storage.blobs().sweep();
    for (String orphan : findings.orphanBlobs()) {
      BlobId blob = BlobId.parse(orphan);
      if (!storage.rows().refersTo(blob)) {
        storage.blobs().delete(blob);
        swept++;
      }
    }
    return swept;
  }
}
