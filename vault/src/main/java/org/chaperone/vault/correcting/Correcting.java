package org.chaperone.vault.correcting;

import java.io.IOException;
import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.rows.PhotographRow;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.storage.SealedFacts;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.viewing.NotInVaultException;

/**
 * Corrects what is said of a photograph. What was said before stays, sealed with the rest, and the
 * ledger has that the record was opened for it.
 */
public final class Correcting {

  private static final int TRIES = 5;

  private final Storage storage;

  /** Corrects what is in this storage. */
  public Correcting(Storage storage) {
    this.storage = storage;
  }

  /**
   * Replaces what is said; saying the same again changes nothing.
   *
   * @param by the name of the account, as colleagues know it
   * @return what is said now
   * @throws NotInVaultException when the photograph is not there or is another patient's
   * @throws RefusedException when the keyholder says no
   * @throws IOException also when others keep correcting the same photograph
   */
  public PhotographFacts correct(
      Session session, PatientId patient, PhotographId photograph, Description said, String by)
      throws IOException {
    ReleaseRequest request =
        ReleaseRequest.of(
            patient, List.of(photograph), Rendition.RECORD, "to correct what is said of it");
    try (Granted granted = granted(session, patient, photograph, request)) {
      for (int i = 0; i < TRIES; i++) {
        PhotographRow row = row(patient, photograph);
        SealContext context =
            SealContext.of(storage.tenant(), patient, photograph, Rendition.RECORD);
        var key = granted.key(photograph, Rendition.RECORD);
        PhotographFacts before =
            SealedFacts.open(row.record(), context, key, PhotographFacts.class);
        if (!before.isCorrectedBy(said)) {
          return before;
        }
        PhotographFacts after = before.corrected(said, storage.clock().millis(), by);
        byte[] sealed = SealedFacts.seal(after, context, key, storage.random());
        if (storage.rows().replaceRecord(photograph, row.record(), sealed)) {
          return after;
        }
      }
    }
    throw new IOException("Others are correcting the same photograph; please try again.");
  }

  private PhotographRow row(PatientId patient, PhotographId photograph) throws NotInVaultException {
    return storage
        .rows()
        .photograph(photograph)
        .filter(row -> row.patient().equals(patient))
        .orElseThrow(NotInVaultException::new);
  }

  private Granted granted(
      Session session, PatientId patient, PhotographId photograph, ReleaseRequest request)
      throws NotInVaultException {
    row(patient, photograph);
    return switch (storage.keyholder().release(session, request)) {
      case Refused refused -> throw new RefusedException(refused);
      case Granted granted -> granted;
    };
  }
}
