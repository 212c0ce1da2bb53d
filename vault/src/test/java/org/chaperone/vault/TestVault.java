package org.chaperone.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.rows.Database;
import org.chaperone.vault.rows.TestDatabase;

/** A vault with a real keyholder, and the people who work with it. */
public final class TestVault implements AutoCloseable {

  /** The names that accounts are known by. */
  public static final String ADMINISTRATOR = "Ada Adminska";

  public static final String PRIVACY_LEAD = "Pia Privacy";
  public static final String DOCTOR = "Dora Doctor";

  /** The passphrase that the root key is sealed with. */
  public static final String PASSPHRASE = "correct horse battery";

  public final Path home;
  public final Vault vault;
  public final AccountId doctor;
  private final EmbeddedKeyholder keyholder;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new HashMap<>();

  private TestVault(Path home, TestDatabase kind, BlobStore blobs) throws Exception {
    this.home = home;
    Created created =
        EmbeddedKeyholder.create(
            home.resolve("keyholder"),
            new PassphraseSeal(PASSPHRASE.toCharArray(), Argon2Cost.LEAST, random),
            Limits.defaults(ZoneOffset.UTC),
            new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD),
            KeyholderSettings.standard());
    keyholder = created.keyholder();
    enrol(ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, created.privacyLead());
    Approval made = byTwo(new Action.MakeAccount(DOCTOR, Role.DOCTOR));
    Enrolment enrolment = ((Approval.Enrolled) made).enrolment();
    enrol(DOCTOR, enrolment);
    doctor = enrolment.account();
    vault = open(kind.open(home), blobs);
  }

  /** A new vault with its blobs in a folder. */
  public static TestVault in(Path home, TestDatabase kind) throws Exception {
    return in(
        home,
        kind,
        new FolderBlobs(new RealDisk(), home.resolve("photographs"), Clock.systemUTC()));
  }

  /** A new vault with its blobs elsewhere. */
  public static TestVault in(Path home, TestDatabase kind, BlobStore blobs) throws Exception {
    Files.createDirectories(home);
    return new TestVault(home, kind, blobs);
  }

  /** Another vault of the same keyholder. */
  public Vault open(Database database, BlobStore blobs) throws IOException {
    return Vault.open(
        keyholder, database, blobs, PictureDecoder.standard(), random, Clock.systemUTC());
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
  }

  /** Signs somebody in. */
  public Session signIn(String name) {
    OperatorKey key = keys.getOrDefault(name, OperatorKey.make(random));
    return keyholder.signIn(key.answer(keyholder.challenge(name)));
  }

  /** The administrator asks, the privacy lead approves. */
  public Approval byTwo(Action action) {
    return byTwo(ADMINISTRATOR, action);
  }

  /** Somebody asks, the privacy lead approves. */
  public Approval byTwo(String asker, Action action) {
    return keyholder.approve(signIn(PRIVACY_LEAD), keyholder.ask(signIn(asker), action).id());
  }

  /** Adds a patient. */
  public PatientId patient(String familyName) {
    return vault.addPatient(
        signIn(ADMINISTRATOR),
        new RosterEntry(
            familyName,
            "Petronella",
            "NR-" + familyName,
            Optional.of(LocalDate.of(1956, 7, 8)),
            "+31 20 5550101",
            familyName + "@example.org"),
        new PatientFacts("is afraid of needles"));
  }

  /** Adds a photograph from a file. */
  public PhotographId add(PatientId patient, Path file) throws IOException {
    return ((AddOutcome.Added)
            vault.add(
                signIn(ADMINISTRATOR),
                patient,
                file,
                String.valueOf(file.getFileName()),
                Description.NONE))
        .photograph();
  }

  /** Writes a drawn photograph as a JPEG file. */
  public static Path drawn(Path folder, int index) throws IOException {
    DrawnPhotograph photograph = new DrawnClinic(77, 60).photograph(index);
    Path file = folder.resolve("drawn-" + index + ".jpg");
    try (Picture picture = Picture.of(photograph.width(), photograph.height(), photograph.bgr())) {
      Files.write(file, picture.jpeg(90));
    }
    return file;
  }

  /** Lets the doctor have originals of patients for an hour. */
  public void allowExport(PatientId... patients) {
    byTwo(
        DOCTOR,
        new Action.Export(doctor, List.of(patients), "referral", Instant.now().plusSeconds(3600)));
  }

  @Override
  public void close() {
    vault.close();
    keyholder.close();
  }
}
