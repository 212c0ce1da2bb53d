package org.chaperone.vault.tracing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.marking.Markable;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.viewing.NotInVaultException;

/**
 * What a trace needs of a vault, under a case that two people opened. These are no views: nothing
 * here is shown as it is, so nothing carries a mark. All of it is on the ledger, photograph by
 * photograph.
 *
 * <p>Every method throws {@link RefusedException} when the keyholder says no, as when the case was
 * closed meanwhile. Safe to use from many threads.
 */
public final class CaseFiles {

  private static final String REASON = "trace";

  private final Storage storage;
  private final Session session;
  private final CaseId investigation;

  /** For a member of a case. */
  public CaseFiles(Storage storage, Session session, CaseId investigation) {
    this.storage = storage;
    this.session = session;
    this.investigation = investigation;
  }

  /** Opens the search index. */
  public CaseIndex index() {
    return new CaseIndex(storage, session, investigation);
  }

  /**
   * The small grey picture that a leak is compared with, a JPEG file.
   *
   * @throws NotInVaultException when there is none
   */
  public byte[] verification(PhotographId photograph) throws IOException {
    return opened(photograph, Rendition.VERIFICATION);
  }

  /**
   * A rendition as it was before it was marked for anybody, a JPEG file.
   *
   * @param rendition one that is served marked
   * @throws NotInVaultException when there is none
   */
  public byte[] unmarked(PhotographId photograph, Rendition rendition) throws IOException {
    if (!rendition.isMarked()) {
      throw new IllegalArgumentException("This rendition is never marked.");
    }
    return Markable.parse(opened(photograph, rendition)).jpeg();
  }

  /**
   * Every view of a photograph that the ledger knows, with its mark keys, for the caller to close.
   */
  public List<ServedView> views(PhotographId photograph) {
    return storage.keyholder().candidates(session, investigation, photograph);
  }

  private byte[] opened(PhotographId photograph, Rendition rendition) throws IOException {
    PatientId patient = storage.rows().patientOf(photograph).orElseThrow(NotInVaultException::new);
    RenditionRow row =
        storage.rows().rendition(photograph, rendition).orElseThrow(NotInVaultException::new);
    ReleaseRequest request =
        new ReleaseRequest(
            patient, List.of(photograph), Set.of(rendition), REASON, Optional.of(investigation));
    return switch (storage.keyholder().release(session, request)) {
      case Refused refused -> throw new RefusedException(refused);
      case Granted granted -> {
        try (granted;
            InputStream in = storage.open(patient, row, granted.key(photograph, rendition))) {
          yield in.readAllBytes();
        }
      }
    };
  }
}
