package org.chaperone.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.session.Session;
import org.chaperone.mark.Strength;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.adding.Adding;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.consent.Consents;
import org.chaperone.vault.consent.Wordings;
import org.chaperone.vault.correcting.Correcting;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.marking.Marking;
import org.chaperone.vault.papers.CasePapers;
import org.chaperone.vault.rows.Database;
import org.chaperone.vault.rows.PatientRow;
import org.chaperone.vault.rows.Rows;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.storage.SealedFacts;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.storage.Tags;
import org.chaperone.vault.templates.Templates;
import org.chaperone.vault.tracing.CaseFiles;
import org.chaperone.vault.upkeep.Erasing;
import org.chaperone.vault.upkeep.Verifying;
import org.chaperone.vault.viewing.Viewing;

/**
 * Patients and their photographs, sealed before they are stored and opened only under a release.
 * Safe to use from many threads.
 *
 * <p>Accounts and the roster are the keyholder's: the database knows patients by random ids alone.
 */
public final class Vault implements AutoCloseable {

  private static final int CARE_LOOKED_AT = 10_000;

  private final Storage storage;
  private final Database database;
  private final Adding adding;
  private final Consents consents;
  private final Viewing viewing;

  private Vault(Storage storage, Database database, PictureDecoder decoder, Strength strength) {
    this.storage = storage;
    this.database = database;
    this.adding = new Adding(storage, decoder);
    this.consents = new Consents(storage);
    this.viewing = new Viewing(storage, new Marking(strength, decoder), consents);
  }

  /** Opens a vault that marks its views at standard strength. */
  public static Vault open(
      Keyholder keyholder,
      Database database,
      BlobStore blobs,
      PictureDecoder decoder,
      SecureRandom random,
      Clock clock)
      throws VaultMismatchException {
    return open(keyholder, database, blobs, decoder, Strength.STANDARD, random, clock);
  }

  /**
   * Opens a vault; an empty database becomes this keyholder's.
   *
   * @param keyholder stays its owner's to close
   * @param database closed with the vault, as are the blobs
   * @param strength of the marks that views get
   * @throws VaultMismatchException when the database is another keyholder's
   */
  public static Vault open(
      Keyholder keyholder,
      Database database,
      BlobStore blobs,
      PictureDecoder decoder,
      Strength strength,
      SecureRandom random,
      Clock clock)
      throws VaultMismatchException {
    String tenant = keyholder.status().tenant();
    Rows rows = new Rows(database);
    Optional<String> owner = rows.tenant();
    if (owner.isEmpty()) {
      rows.begin(tenant, clock.millis());
    } else if (!owner.get().equals(tenant)) {
      throw new VaultMismatchException(owner.get(), tenant);
    }
    return new Vault(
        new Storage(tenant, keyholder, rows, blobs, random, clock), database, decoder, strength);
  }

  /** The patient with the clinic's number, if there is one. */
  public Optional<PatientId> patientByNumber(Session session, String number) {
    return storage.rows().patientByNumber(Tags.ofNumber(storage.keyholder(), session, number));
  }

  /**
   * Adds a patient.
   *
   * @param entry goes to the keyholder's roster; when its number is that of a patient who is there,
   *     nothing is added
   * @return the new patient, or the one with that number
   */
  public PatientId addPatient(Session session, RosterEntry entry, PatientFacts facts) {
    Optional<byte[]> numberTag =
        entry.number().isBlank()
            ? Optional.empty()
            : Optional.of(Tags.ofNumber(storage.keyholder(), session, entry.number()));
    Optional<PatientId> there = numberTag.flatMap(storage.rows()::patientByNumber);
    if (there.isPresent()) {
      return there.get();
    }
    AddedPatient added = storage.keyholder().addPatient(session, entry);
    try (var key = added.recordKey()) {
      PatientId id = added.patient();
      byte[] record =
          SealedFacts.seal(
              facts,
              new SealContext(storage.tenant(), id, id.value(), Rendition.RECORD),
              key,
              storage.random());
      if (storage.rows().add(new PatientRow(id, storage.clock().millis(), numberTag, record))) {
        return id;
      }
    }
    // Somebody else added the same patient at the same time.
    return numberTag.flatMap(storage.rows()::patientByNumber).orElseThrow();
  }

  /**
   * Adds a photograph; when this returns {@link AddOutcome.Added}, it is on stable storage.
   *
   * @param sourceName what the file was called; sealed with the photograph's facts
   * @throws IOException when the file cannot be read or changes meanwhile, or storing failed
   */
  public AddOutcome add(
      Session session, PatientId patient, Path file, String sourceName, Description description)
      throws IOException {
    return adding.add(session, patient, file, sourceName, description);
  }

  /** What a member of an open case may have for tracing a leak. */
  public CaseFiles under(Session session, CaseId investigation) {
    return new CaseFiles(storage, session, investigation);
  }

  /** The papers of a case, for its members; opening them is an entry of the ledger. */
  public CasePapers papers(Session session, CaseId investigation) {
    return CasePapers.open(storage, session, investigation);
  }

  /** Opens photographs and facts. */
  public Viewing viewing() {
    return viewing;
  }

  /** What patients allow. */
  public Consents consents() {
    return consents;
  }

  /** What patients read before they sign. */
  public Wordings wordings() {
    return new Wordings(storage);
  }

  /** Says that an account cares for a patient from now on. */
  public void beginCare(Session session, AccountId account, PatientId patient) {
    storage
        .rows()
        .beginCare(
            Tags.ofCare(storage.keyholder(), session, account, patient),
            patient,
            storage.clock().millis());
  }

  /** Says that an account no longer cares for a patient. */
  public void endCare(Session session, AccountId account, PatientId patient) {
    storage
        .rows()
        .endCare(
            Tags.ofCare(storage.keyholder(), session, account, patient), storage.clock().millis());
  }

  /** Whether an account cared for a patient at a time, in milliseconds since 1970. */
  public boolean isInCare(Session session, AccountId account, PatientId patient, long at) {
    return storage.rows().care(Tags.ofCare(storage.keyholder(), session, account, patient)).stream()
        .anyMatch(time -> time.includes(at));
  }

  /** Those of these patients, 1 to 10,000, whom an account cares for now. */
  public Set<PatientId> inCareAmong(Session session, AccountId account, List<PatientId> patients) {
    List<byte[]> tags = Tags.ofCare(storage.keyholder(), session, account, patients);
    long now = storage.clock().millis();
    return IntStream.range(0, patients.size())
        .filter(i -> storage.rows().care(tags.get(i)).stream().anyMatch(one -> one.includes(now)))
        .mapToObj(patients::get)
        .collect(Collectors.toSet());
  }

  /**
   * The patients whom an account cares for now, the latest begun first, among the {@value
   * #CARE_LOOKED_AT} latest begun of the clinic: nobody who reads the rows can tell whose they are,
   * so the keyholder is asked for each.
   */
  public List<PatientId> inCareOf(Session session, AccountId account, int most) {
    List<Rows.OpenCare> open = storage.rows().openCare(CARE_LOOKED_AT);
    if (open.isEmpty()) {
      return List.of();
    }
    List<byte[]> theirs =
        Tags.ofCare(
            storage.keyholder(),
            session,
            account,
            open.stream().map(Rows.OpenCare::patient).toList());
    return IntStream.range(0, open.size())
        .filter(i -> Arrays.equals(open.get(i).tag(), theirs.get(i)))
        .mapToObj(i -> open.get(i).patient())
        .limit(most)
        .toList();
  }

  /** Reads everything and compares it with what was stored; each is used once. */
  public Verifying verifying() {
    return new Verifying(storage);
  }

  /** Removes what was erased. */
  public Erasing erasing() {
    return new Erasing(storage);
  }

  /** The clinic's templates of standard views. */
  public Templates templates() {
    return new Templates(storage.rows());
  }

  /** Corrects what is said of photographs. */
  public Correcting correcting() {
    return new Correcting(storage);
  }

  /** The rows, for counting and listing. */
  public Rows rows() {
    return storage.rows();
  }

  /** The database. */
  public Database database() {
    return database;
  }

  /** The blobs. */
  public BlobStore blobs() {
    return storage.blobs();
  }

  /** The keyholder. */
  public Keyholder keyholder() {
    return storage.keyholder();
  }

  @Override
  public void close() {
    storage.blobs().close();
    database.close();
  }
}
