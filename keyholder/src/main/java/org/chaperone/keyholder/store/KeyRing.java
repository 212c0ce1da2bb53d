package org.chaperone.keyholder.store;

import java.security.SecureRandom;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.PhotographRow;

/**
 * Wraps and opens the keys below the wrapping key, and derives those that leave.
 *
 * <pre>
 * wrapping key ─ wraps ─ patient key (random) ─ wraps ┬ log key (random)        the patient's entries in the ledger
 *                                                     ├ record secret (random) ─ derives ─ key of the patient's record
 *                                                     ├ photograph secrets (random) ─ derive ─ data key of each rendition
 *                                                     └ seals the roster entry
 * </pre>
 *
 * <p>Everything below the patient key but photographs' own keys stays when a single photograph is
 * erased and the patient key therefore changes.
 */
public final class KeyRing {

  private final Id128 tenant;
  private final SecureRandom random;

  /** For one installation. */
  public KeyRing(Id128 tenant, SecureRandom random) {
    this.tenant = tenant;
    this.random = random;
  }

  /** A new patient's keys. */
  public PatientRow newPatient(SecretBytes wrappingKey, PatientId id, byte[] entry) {
    try (SecretBytes patientKey = SecretBytes.random(random, 32);
        SecretBytes logKey = SecretBytes.random(random, 32);
        SecretBytes recordSecret = SecretBytes.random(random, 32)) {
      return new PatientRow(
          id,
          Sealing.wrap(wrappingKey, context("patient key", id), patientKey, random),
          Sealing.wrap(patientKey, context("patient log key", id), logKey, random),
          Sealing.wrap(patientKey, context("patient record secret", id), recordSecret, random),
          sealEntry(patientKey, id, entry),
          false);
    }
  }

  /** The same patient wrapped under another wrapping key. */
  public PatientRow rewrapped(PatientRow row, SecretBytes from, SecretBytes to)
      throws NotAuthenticException {
    try (SecretBytes patientKey = patientKey(row, from)) {
      return new PatientRow(
          row.id(),
          Sealing.wrap(to, context("patient key", row.id()), patientKey, random),
          row.logKey(),
          row.recordSecret(),
          row.entry(),
          row.decoy());
    }
  }

  /**
   * The same patient under a new patient key, so that what the old one wrapped can be forgotten.
   */
  public PatientRow rekeyed(PatientRow row, SecretBytes from, SecretBytes newKey, SecretBytes to)
      throws NotAuthenticException {
    PatientId id = row.id();
    try (SecretBytes patientKey = patientKey(row, from);
        SecretBytes logKey =
            Sealing.unwrap(patientKey, context("patient log key", id), row.logKey());
        SecretBytes recordSecret =
            Sealing.unwrap(patientKey, context("patient record secret", id), row.recordSecret())) {
      byte[] entry = Sealing.open(patientKey, context("roster entry", id), row.entry());
      return new PatientRow(
          id,
          Sealing.wrap(to, context("patient key", id), newKey, random),
          Sealing.wrap(newKey, context("patient log key", id), logKey, random),
          Sealing.wrap(newKey, context("patient record secret", id), recordSecret, random),
          sealEntry(newKey, id, entry),
          row.decoy());
    }
  }

  /** The same photograph under another patient key. */
  public PhotographRow rekeyed(PhotographRow row, SecretBytes from, SecretBytes to)
      throws NotAuthenticException {
    try (SecretBytes secret = Sealing.unwrap(from, context(row), row.secret())) {
      return new PhotographRow(
          row.id(), row.patient(), Sealing.wrap(to, context(row), secret, random));
    }
  }

  /** A new photograph's key. */
  public PhotographRow newPhotograph(SecretBytes patientKey, PatientId patient, PhotographId id) {
    PhotographRow unwrapped = new PhotographRow(id, patient, new byte[0]);
    try (SecretBytes secret = SecretBytes.random(random, 32)) {
      return new PhotographRow(
          id, patient, Sealing.wrap(patientKey, context(unwrapped), secret, random));
    }
  }

  /** Opens a patient's key. */
  public SecretBytes patientKey(PatientRow row, SecretBytes wrappingKey)
      throws NotAuthenticException {
    return Sealing.unwrap(wrappingKey, context("patient key", row.id()), row.key());
  }

  /** Opens a patient's log key. */
  public SecretBytes logKey(PatientRow row, SecretBytes patientKey) throws NotAuthenticException {
    return Sealing.unwrap(patientKey, context("patient log key", row.id()), row.logKey());
  }

  /** The key of the patient's own record. */
  public SecretBytes recordKey(PatientRow row, SecretBytes patientKey)
      throws NotAuthenticException {
    try (SecretBytes secret =
        Sealing.unwrap(
            patientKey, context("patient record secret", row.id()), row.recordSecret())) {
      return Label.of("patient record")
          .and(tenant.bytes())
          .and(row.id().bytes())
          .deriveFrom(secret);
    }
  }

  /** The data key of one rendition. */
  public SecretBytes dataKey(PhotographRow row, SecretBytes patientKey, Rendition rendition)
      throws NotAuthenticException {
    try (SecretBytes secret = Sealing.unwrap(patientKey, context(row), row.secret())) {
      return Label.of("data key")
          .and(tenant.bytes())
          .and(row.patient().bytes())
          .and(row.id().bytes())
          .and(rendition.name())
          .deriveFrom(secret);
    }
  }

  /** Seals a roster entry. */
  public byte[] sealEntry(SecretBytes patientKey, PatientId id, byte[] entry) {
    return Sealing.seal(patientKey, context("roster entry", id), entry, random);
  }

  /** Opens a roster entry. */
  public byte[] entry(PatientRow row, SecretBytes patientKey) throws NotAuthenticException {
    return Sealing.open(patientKey, context("roster entry", row.id()), row.entry());
  }

  private byte[] context(String purpose, PatientId id) {
    return Label.of(purpose).and(tenant.bytes()).and(id.bytes()).encoded();
  }

  private byte[] context(PhotographRow row) {
    return Label.of("photograph secret")
        .and(tenant.bytes())
        .and(row.patient().bytes())
        .and(row.id().bytes())
        .encoded();
  }
}
