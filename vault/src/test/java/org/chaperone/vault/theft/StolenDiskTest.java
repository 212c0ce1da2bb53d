package org.chaperone.vault.theft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.Use;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.pdq.Dihedral;
import org.chaperone.picture.pdq.Pdq;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.consent.Consent;
import org.chaperone.vault.consent.Permission;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.vault.consent.Signature;
import org.chaperone.vault.consent.Wording;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.renditions.IndexEntry;
import org.chaperone.vault.renditions.Renditions;
import org.chaperone.vault.rows.StolenTables;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.storage.Storage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thief has every file of a vault with 100 photographs (30 with PostgreSQL, whose files take
 * longer to look through), database, keyholder and ledger included, and not the passphrase: nothing
 * of the patients is to be found in them. Whether the looking would find anything is tried in the
 * same run, by planting one of each.
 */
final class StolenDiskTest {

  private static final int PATIENTS = 20;

  /** What the photographs are made of is the same with each database. */
  private static final Map<Integer, Taken> TAKEN = new ConcurrentHashMap<>();

  @TempDir private Path folder = Path.of("");

  private final Needles needles = new Needles();
  private final PictureDecoder decoder = PictureDecoder.standard();

  @ParameterizedTest
  @EnumSource
  void holdsNothingOfThePatients(TestDatabase kind) throws Exception {
    if (kind == TestDatabase.POSTGRESQL) {
      TestDatabase.anew();
    }
    int photographs = kind == TestDatabase.POSTGRESQL ? 30 : 100;
    Path home = folder.resolve("server");
    List<byte[]> tables;
    try (TestVault clinic = TestVault.in(home, kind)) {
      fill(clinic, photographs);
      assertEquals(photographs, clinic.vault.rows().totals().photographs());
      tables = StolenTables.values(clinic.vault.database());
    }
    List<Path> disks = new ArrayList<>(List.of(home));
    if (kind == TestDatabase.POSTGRESQL) {
      disks.add(TestDatabase.postgresFiles());
    }
    Map<String, String> found = look(disks, tables);
    assertEquals(Map.of(), found);
    assertCiphertextOnly(home.resolve("photographs"), 4 * photographs);

    // The same looking finds each kind when it is there, in a file and in a table.
    Map<String, byte[]> samples = needles.samples();
    for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
      byte[] noise = new byte[5000];
      byte[] hay =
          ByteBuffer.allocate(2 * noise.length + sample.getValue().length)
              .put(noise)
              .put(sample.getValue())
              .put(noise)
              .array();
      Map<String, String> inTable = new TreeMap<>();
      needles.look("a table", hay, inTable);
      assertTrue(inTable.containsKey(sample.getKey()), sample.getKey());
    }
    Path planted = home.resolve("photographs").resolve("planted");
    ByteBuffer all = ByteBuffer.allocate(samples.values().stream().mapToInt(b -> b.length).sum());
    samples.values().forEach(all::put);
    Files.write(planted, all.array());
    assertEquals(samples.keySet(), needles.look(List.of(home)).keySet());
  }

  private Map<String, String> look(List<Path> disks, List<byte[]> tables) throws IOException {
    Map<String, String> found = needles.look(disks);
    for (byte[] value : tables) {
      needles.look("a table", value, found);
    }
    return found;
  }

  /** Blobs do not shrink: whatever the needles may miss would. */
  private static void assertCiphertextOnly(Path blobs, int count) throws IOException {
    int seen = 0;
    try (Stream<Path> files = Files.walk(blobs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes, 1, bytes.length - 1);
        deflater.finish();
        int packed = 0;
        byte[] out = new byte[1 << 16];
        while (!deflater.finished()) {
          packed += deflater.deflate(out);
        }
        deflater.end();
        assertTrue(packed >= bytes.length - 1, file + " can be packed, so it is no ciphertext");
        seen++;
      }
    }
    assertEquals(count, seen);
  }

  private void fill(TestVault clinic, int photographs) throws IOException {
    Session session = clinic.signIn(TestVault.ADMINISTRATOR);
    needles.text("staff", TestVault.DOCTOR);
    List<PatientId> patients = new ArrayList<>();
    for (int p = 0; p < PATIENTS; p++) {
      patients.add(patient(clinic, session, p));
    }
    for (int i = 0; i < photographs; i++) {
      add(clinic, session, patients.get(i % PATIENTS), i);
    }
    // What is viewed must not stay behind either.
    Session doctor = clinic.signIn(TestVault.DOCTOR);
    for (int p = 0; p < 5; p++) {
      PatientId patient = patients.get(p);
      List<PhotographId> theirs = clinic.vault.rows().photographsOf(patient);
      clinic
          .vault
          .viewing()
          .open(
              doctor,
              patient,
              theirs,
              Rendition.THUMBNAIL,
              "Wundkontrolle Dienstag",
              Optional.empty());
      clinic.vault.viewing().facts(doctor, patient, theirs, "Wundkontrolle Dienstag");
      consent(clinic, doctor, patient);
      clinic
          .vault
          .keyholder()
          .share(
              doctor,
              new ShareRequest(
                  patient,
                  theirs,
                  Recipient.colleague("Frau Dr. Zweitmeinung"),
                  Use.CARE,
                  "bitte um Einschaetzung",
                  Instant.now().plus(Duration.ofDays(7)),
                  20));
    }
    needles.text("recipient", "Frau Dr. Zweitmeinung");
    needles.text("reason", "bitte um Einschaetzung");
    needles.text("consent", "Formular Nummer 4");
    needles.text("consent", "Zeitschrift fuer Narben");
    needles.text("signature", "Petronella unterschreibt");
    needles.text("signature", "M10 20L30 40L50 60");
    needles.text("reason", "Wundkontrolle Dienstag");
  }

  private static void consent(TestVault clinic, Session doctor, PatientId patient)
      throws IOException {
    Wording wording =
        new Wording(
            1,
            "Bitte lesen.",
            Stream.of(Purpose.values()).collect(Collectors.toMap(p -> p, p -> "Darf es sein?")),
            "Danke.");
    clinic
        .vault
        .consents()
        .add(
            doctor,
            patient,
            new Consent(
                Set.of(),
                Set.of(
                    new Permission(Purpose.RECORD, ""),
                    new Permission(Purpose.PUBLICATION, "Zeitschrift fuer Narben")),
                Set.of(Purpose.MARKETING),
                Instant.now(),
                TestVault.DOCTOR,
                "Formular Nummer 4",
                Optional.of(wording),
                Optional.of(new Signature("Petronella unterschreibt", "M10 20L30 40L50 60"))),
            "Wundkontrolle Dienstag");
  }

  private PatientId patient(TestVault clinic, Session session, int p) {
    String family = "Vandersteenkiste" + (char) ('a' + p);
    RosterEntry entry =
        new RosterEntry(
            family,
            "Petronella" + (char) ('a' + p),
            "KV-77120" + p,
            Optional.of(LocalDate.of(1956, 7, 8).plusDays(97L * p)),
            "+31 20 55501" + (10 + p),
            family + "@example.org");
    needles.text("name", entry.familyName());
    needles.text("name", entry.givenNames());
    needles.text("number", entry.number());
    needles.text("birth date", entry.born().orElseThrow().toString());
    needles.text("birth date", entry.born().orElseThrow().toString().replace("-", ""));
    needles.text("phone", entry.phone());
    needles.text("mail", entry.mail());
    String note = "Allergie gegen Pflaster " + (char) ('a' + p);
    needles.text("note", note);
    return clinic.vault.addPatient(session, entry, new PatientFacts(note));
  }

  /** A photograph as it comes from a camera, and what is made of it. */
  private record Taken(byte[] jpeg, String serial, Renditions made) {}

  private Taken taken(int i) {
    String serial = "SN-000" + (4242 + i);
    DrawnPhotograph drawn = new DrawnClinic(11, 100).photograph(i);
    try (Picture picture = Picture.of(drawn.width(), drawn.height(), drawn.bgr())) {
      byte[] jpeg = Exif.into(picture.jpeg(90), serial);
      Path file = Files.write(folder.resolve("made.jpg"), jpeg);
      byte[] sha256 = Storage.sha256().digest(jpeg);
      return new Taken(
          jpeg, serial, ((Renditions.Made.Of) Renditions.of(file, sha256, decoder)).renditions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(TestVault clinic, Session session, PatientId patient, int i) throws IOException {
    Taken taken = TAKEN.computeIfAbsent(i, this::taken);
    byte[] jpeg = taken.jpeg();
    Path file = folder.resolve("camera.jpg");
    Files.write(file, jpeg);
    String name = "vandersteenkiste/links_knie_" + i + "_ABC.JPG";
    LocalDateTime time = LocalDateTime.of(2024, 5, 31, 14, 5).plusHours(i);
    Description description =
        new Description(
            i % 2 == 0 ? Optional.of(time) : Optional.empty(),
            Optional.of(BodySite.KNEE),
            Optional.of(Side.LEFT),
            Optional.of(View.CLOSE_UP),
            "Narbenkorrektur Teil " + i,
            "sechs Wochen danach",
            "nur Behandlung");
    AddOutcome outcome = clinic.vault.add(session, patient, file, name, description);
    assertTrue(outcome instanceof AddOutcome.Added, outcome::toString);
    needles.text("file name", name);
    needles.text("procedure", description.procedure());
    needles.text("stage", description.stage());
    needles.text("consent", description.consent());
    needles.text("time", time.toString());
    needles.text("body site", BodySite.KNEE.code());
    needles.text("body site", "CLOSE_UP");
    needles.text("EXIF", Exif.MAKE);
    needles.text("EXIF", Exif.MODEL);
    needles.text("EXIF", Exif.TIME);
    needles.text("EXIF", taken.serial());
    needles.bytes("EXIF", Arrays.copyOf(Exif.place(), 24));
    needles.bytes("EXIF", "Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
    byte[] sha256 = Storage.sha256().digest(jpeg);
    needles.hash("hash of the content", sha256);
    windows("file", jpeg);
    Renditions made = taken.made();
    windows("display", made.display().jpeg());
    windows("thumbnail", made.thumbnail().jpeg());
    windows("verification thumbnail", made.verification());
    IndexEntry entry = IndexEntry.parse(made.index());
    needles.hash("perceptual hash", HexFormat.of().parseHex(entry.pdq().hex()));
    for (int k = 0; k < entry.fingerprint().count(); k++) {
      needles.number("descriptor", entry.fingerprint().low()[k]);
      needles.number("descriptor", entry.fingerprint().high()[k]);
    }
    pixels(jpeg);
  }

  private void pixels(byte[] jpeg) {
    var opened = (Decoded.Opened) decoder.decode(jpeg);
    try (Picture picture = opened.picture()) {
      windows("pixels", picture.bgr());
      Pdq pdq = Pdq.of(picture);
      for (Dihedral turn : Dihedral.values()) {
        needles.hash("perceptual hash", HexFormat.of().parseHex(pdq.hash(turn).hex()));
      }
      try (Picture small = picture.fitting(64)) {
        windows("pixels", small.bgr());
      }
    }
  }

  /** Pieces of some bytes, wherever they are not as dull as padding. */
  private void windows(String kind, byte[] bytes) {
    int taken = 0;
    for (int at = 0;
        at + 24 <= bytes.length && taken < 200;
        at += Math.max(1, bytes.length / 400)) {
      byte[] piece = Arrays.copyOfRange(bytes, at, at + 24);
      if (distinct(piece) >= 12) {
        needles.bytes(kind, piece);
        taken++;
      }
    }
    assertTrue(taken > 0 || kind.equals("pixels"), kind);
  }

  private static int distinct(byte[] piece) {
    boolean[] seen = new boolean[256];
    int count = 0;
    for (byte b : piece) {
      count += seen[b & 0xFF] ? 0 : 1;
      seen[b & 0xFF] = true;
    }
    return count;
  }
}
