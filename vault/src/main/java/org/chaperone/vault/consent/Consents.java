package org.chaperone.vault.consent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.share.Use;
import org.chaperone.vault.rows.ConsentRow;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.storage.SealedFacts;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.viewing.NotInVaultException;

/**
 * Reads and adds to consent histories, sealed under the key of the patient's own record. Opening
 * one is a release of that record.
 */
public final class Consents {

  private final Storage storage;

  /** Those in this storage. */
  public Consents(Storage storage) {
    this.storage = storage;
  }

  /**
   * A patient's history.
   *
   * @throws RefusedException when the keyholder says no
   */
  public ConsentHistory of(Session session, PatientId patient, String reason) throws IOException {
    try (Granted granted = granted(session, patient, reason)) {
      return opened(patient, granted.patientRecord().orElseThrow());
    }
  }

  /**
   * A patient's history by a key that was released already.
   *
   * @param record the key of the patient's own record
   */
  public ConsentHistory opened(PatientId patient, SecretBytes record) throws IOException {
    List<Consent> entries = new ArrayList<>();
    for (ConsentRow row : storage.rows().consents(patient)) {
      entries.add(
          SealedFacts.open(row.record(), context(patient, row.id()), record, Consent.class));
    }
    return new ConsentHistory(entries);
  }

  /**
   * Adds an entry to a patient's history; when this returns, it is on stable storage.
   *
   * @throws RefusedException when the keyholder says no
   */
  public void add(Session session, PatientId patient, Consent consent, String reason)
      throws IOException {
    requireTheirs(patient, List.copyOf(consent.covers()));
    try (Granted granted = granted(session, patient, reason)) {
      Id128 id = Id128.random(storage.random());
      byte[] sealed =
          SealedFacts.seal(
              consent,
              context(patient, id),
              granted.patientRecord().orElseThrow(),
              storage.random());
      storage.rows().add(new ConsentRow(id, patient, next(patient), sealed));
    }
  }

  /** Entries of one moment would have no order. */
  private long next(PatientId patient) {
    List<ConsentRow> before = storage.rows().consents(patient);
    long now = storage.clock().millis();
    return before.isEmpty() ? now : Math.max(now, before.getLast().added() + 1);
  }

  private void requireTheirs(PatientId patient, List<PhotographId> photographs)
      throws NotInVaultException {
    if (storage.rows().patient(patient).isEmpty()) {
      throw new NotInVaultException();
    }
    for (PhotographId one : photographs) {
      if (storage.rows().patientOf(one).filter(patient::equals).isEmpty()) {
        throw new NotInVaultException();
      }
    }
  }

  /**
   * Photographs may be used for something, as far as the patient said.
   *
   * @throws NotConsentedException when one of them may not
   * @throws RefusedException when the keyholder says no
   */
  public void require(Session session, PatientId patient, List<PhotographId> photographs, Use use)
      throws IOException {
    Optional<Purpose> needed = Purpose.neededFor(use);
    if (needed.isEmpty()) {
      return;
    }
    requireTheirs(patient, photographs);
    ConsentHistory history = of(session, patient, "");
    long not = photographs.stream().filter(one -> !history.allows(needed.get(), one)).count();
    if (not > 0) {
      throw new NotConsentedException(needed.get(), Math.toIntExact(not));
    }
  }

  private Granted granted(Session session, PatientId patient, String reason)
      throws NotInVaultException {
    if (storage.rows().patient(patient).isEmpty()) {
      throw new NotInVaultException();
    }
    ReleaseRequest request = ReleaseRequest.of(patient, List.of(), Rendition.RECORD, reason);
    return switch (storage.keyholder().release(session, request)) {
      case Refused refused -> throw new RefusedException(refused);
      case Granted granted -> granted;
    };
  }

  private SealContext context(PatientId patient, Id128 id) {
    return new SealContext(storage.tenant(), patient, id, Rendition.RECORD);
  }
}
