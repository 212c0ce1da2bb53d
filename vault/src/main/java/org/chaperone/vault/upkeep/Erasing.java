package org.chaperone.vault.upkeep;

import java.io.IOException;
import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Erasures;
import org.chaperone.vault.blob.BlobId;
import org.chaperone.vault.storage.Storage;

/**
 * Removes what belongs to patients whose keys the keyholder has destroyed. The erasure is the
 * keyholder's; what is removed here was unreadable already.
 */
public final class Erasing {

  private final Storage storage;

  /** Removes from this storage. */
  public Erasing(Storage storage) {
    this.storage = storage;
  }

  /**
   * Removes a patient's rows and blobs.
   *
   * @return how many blobs
   */
  public int remove(PatientId patient) throws IOException {
    List<BlobId> blobs = storage.rows().remove(patient);
    for (BlobId blob : blobs) {
      storage.blobs().delete(blob);
    }
    return blobs.size();
  }

  /**
   * Removes a photograph's row and blobs.
   *
   * @return how many blobs
   */
  public int remove(PhotographId photograph) throws IOException {
    List<BlobId> blobs = storage.rows().remove(photograph);
    for (BlobId blob : blobs) {
      storage.blobs().delete(blob);
    }
    return blobs.size();
  }

  /**
   * Removes everything that was erased and is there all the same, as after a restore.
   *
   * @return how many patients and photographs
   */
  public int removeErased(Session session) throws IOException {
    int removed = 0;
    Erasures erased = storage.keyholder().erasures(session);
    for (PatientId patient : erased.patients()) {
      if (storage.rows().patient(patient).isPresent()) {
        remove(patient);
        removed++;
      }
    }
    for (PhotographId photograph : erased.photographs()) {
      if (storage.rows().photograph(photograph).isPresent()) {
        remove(photograph);
        removed++;
      }
    }
    return removed;
  }
}
