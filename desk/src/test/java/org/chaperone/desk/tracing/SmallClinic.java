package org.chaperone.desk.tracing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.Vault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.rows.Database;
import org.chaperone.vault.viewing.Viewed;

/** A clinic with a real keyholder and a vault of drawn photographs, one patient for each. */
public final class SmallClinic implements AutoCloseable {

  public static final String ADMINISTRATOR = "Ada";
  public static final String PRIVACY_LEAD = "Pia";

  private static final PictureDecoder DECODER = PictureDecoder.standard();

  /** Drawing takes longer than most of what is tried with a photograph. */
  private static final Map<Integer, byte[]> DRAWN = new ConcurrentHashMap<>();

  public final EmbeddedKeyholder keyholder;
  public final Vault vault;
  private final SecureRandom random = new SecureRandom();
  private final DrawnClinic drawn = new DrawnClinic(2026, 40);
  private final Path folder;
  private final Map<String, OperatorKey> keys = new HashMap<>();
  private final Map<PhotographId, PatientId> patients = new HashMap<>();

  /** Makes it. */
  public SmallClinic(Path folder) throws Exception {
    this.folder = folder;
    Created created =
        EmbeddedKeyholder.create(
            folder.resolve("keyholder"),
            new PassphraseSeal("correct horse".toCharArray(), Argon2Cost.LEAST, random),
            Limits.defaults(ZoneOffset.UTC),
            new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD),
            KeyholderSettings.standard());
    keyholder = created.keyholder();
    enrol(ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, created.privacyLead());
    Files.createDirectories(folder.resolve("vault"));
    vault =
        Vault.open(
            keyholder,
            Database.sqlite(folder.resolve("vault/vault.db")),
            new FolderBlobs(new RealDisk(), folder.resolve("vault/photographs"), Clock.systemUTC()),
            DECODER,
            random,
            Clock.systemUTC());
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
  }

  /** Signs somebody in. */
  public Session signIn(String name) {
    OperatorKey key = Optional.ofNullable(keys.get(name)).orElseThrow();
    return keyholder.signIn(key.answer(keyholder.challenge(name)));
  }

  /** The administrator asks, the privacy lead approves. */
  public Approval both(Action action) {
    return keyholder.approve(
        signIn(PRIVACY_LEAD), keyholder.ask(signIn(ADMINISTRATOR), action).id());
  }

  /** Hires doctors. */
  public void hire(String... names) {
    for (String name : names) {
      enrol(
          name, ((Approval.Enrolled) both(new Action.MakeAccount(name, Role.DOCTOR))).enrolment());
    }
  }

  /** Opens a case of the privacy lead. */
  public CaseId openCase() {
    return ((Approval.Opened)
            both(new Action.OpenCase("a leak", List.of(signIn(PRIVACY_LEAD).account()))))
        .investigation();
  }

  /** The file of a photograph that is not in the vault yet. */
  public Path drawn(int number) throws IOException {
    Path file = folder.resolve("drawn-" + number + ".jpg");
    Files.write(file, DRAWN.computeIfAbsent(number, n -> jpeg(drawn.photograph(n))));
    return file;
  }

  /** The file of another shot of a photograph's scene, which the vault does not have. */
  public byte[] anotherShot(int number) {
    return jpeg(drawn.anotherShot(number, 2));
  }

  private static byte[] jpeg(DrawnPhotograph shot) {
    try (Picture picture = Picture.of(shot.width(), shot.height(), shot.bgr())) {
      return picture.jpeg(92);
    }
  }

  /** Adds a patient with a photograph. */
  public PhotographId add(int number) throws IOException {
    Session session = signIn(ADMINISTRATOR);
    PatientId patient =
        vault.addPatient(
            session,
            new RosterEntry(
                "Vandersteen" + number, "Petronella", "N" + number, Optional.empty(), "", ""),
            new PatientFacts(""));
    AddOutcome.Added added =
        (AddOutcome.Added)
            vault.add(session, patient, drawn(number), "patient " + number, Description.NONE);
    patients.put(added.photograph(), patient);
    return added.photograph();
  }

  /** What somebody was served. */
  public record View(long ledgerIndex, byte[] jpeg) {}

  /** What somebody sees. */
  public View view(String who, PhotographId photograph, Rendition rendition) throws IOException {
    PatientId patient = Optional.ofNullable(patients.get(photograph)).orElseThrow();
    Viewed.Opened opened =
        (Viewed.Opened)
            vault
                .viewing()
                .open(
                    signIn(who),
                    patient,
                    List.of(photograph),
                    rendition,
                    "consultation",
                    Optional.empty());
    return new View(opened.ledgerIndex(), opened.photographs().getFirst().jpeg());
  }

  static Picture picture(byte[] file) {
    return ((Decoded.Opened) DECODER.decode(file)).picture();
  }

  /** The middle of a picture: this share of each side. */
  public static byte[] cropped(byte[] file, double share, int quality) {
    try (Picture whole = picture(file)) {
      int width = (int) (whole.width() * share);
      int height = (int) (whole.height() * share);
      try (Picture part =
          whole.cropped(
              (whole.width() - width) / 2, (whole.height() - height) / 3, width, height)) {
        return part.jpeg(quality);
      }
    }
  }

  /** What several people get who average their copies. */
  static byte[] averaged(int quality, byte[]... files) {
    int[] sum = new int[0];
    int width = 0;
    int height = 0;
    for (byte[] file : files) {
      try (Picture one = picture(file)) {
        width = one.width();
        height = one.height();
        byte[] bgr = one.bgr();
        if (sum.length == 0) {
          sum = new int[bgr.length];
        }
        for (int i = 0; i < sum.length; i++) {
          sum[i] += bgr[i] & 0xff;
        }
      }
    }
    byte[] mean = new byte[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (byte) Math.round((double) sum[i] / files.length);
    }
    try (Picture picture = Picture.of(width, height, mean)) {
      return picture.jpeg(quality);
    }
  }

  @Override
  public void close() {
    vault.close();
    keyholder.close();
  }
}
