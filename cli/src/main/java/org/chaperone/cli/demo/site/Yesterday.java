package org.chaperone.cli.demo.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chaperone.cli.demo.theft.DrawnPatients;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.Vault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.facts.Side;

/**
 * What happened before the demo is shown: photographs were taken in, people worked with them, and
 * in the evening somebody else used the doctor's account.
 */
final class Yesterday {

  /** Of the archive's patients; more would only take longer. */
  private static final int PATIENTS = 30;

  private static final int TAKEN_BY_THIEF = 9;
  private static final int LEAKED = 5;

  private final ShownClinic clinic;
  private final Path archive;
  private final List<String> files;
  private final PictureDecoder decoder;
  private final Map<String, PatientId> patients = new LinkedHashMap<>();
  private final List<byte[]> stolen = new ArrayList<>();

  /**
   * Prepares it.
   *
   * @param files of the archive, each in the folder of its patient
   */
  Yesterday(ShownClinic clinic, Path archive, List<String> files, PictureDecoder decoder) {
    this.clinic = clinic;
    this.archive = archive;
    this.files = List.copyOf(files);
    this.decoder = decoder;
  }

  /** The photographs come into the vault. */
  void takeIn(WorkProgress progress) throws IOException {
    DrawnPatients names = new DrawnPatients(files);
    Session nora = clinic.signIn(ShownClinic.NURSE);
    progress.begin("Taking in the clinic's photographs", PATIENTS);
    for (String file : files) {
      DrawnPatients.Person person = names.of(file);
      if (!patients.containsKey(person.number())) {
        if (patients.size() == PATIENTS) {
          continue;
        }
        patients.put(person.number(), patient(nora, person));
        progress.advance(1);
      }
      PatientId patient = patients.getOrDefault(person.number(), PatientId.of(new byte[16]));
      AddOutcome added =
          clinic.vault().add(nora, patient, archive.resolve(file), file, description(file));
      if (!(added instanceof AddOutcome.Added)) {
        throw new IOException("A drawn photograph was not taken in.");
      }
    }
    progress.end();
    List<PatientId> all = List.copyOf(patients.values());
    for (String name : List.of(ShownClinic.DOCTOR, ShownClinic.NURSE)) {
      Session session = clinic.signIn(name);
      for (PatientId patient : all.subList(0, PATIENTS / 2)) {
        clinic.vault().beginCare(session, clinic.account(name), patient);
      }
    }
  }

  private PatientId patient(Session session, DrawnPatients.Person person) {
    return clinic
        .vault()
        .addPatient(
            session,
            new RosterEntry(
                person.family(),
                person.given(),
                person.number(),
                Optional.of(person.born()),
                "",
                ""),
            new PatientFacts(""));
  }

  /** From the file's name, as in {@code left-forearm-2.jpg}; the camera says when. */
  private static Description description(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    Optional<Side> side =
        name.startsWith("left-")
            ? Optional.of(Side.LEFT)
            : name.startsWith("right-") ? Optional.of(Side.RIGHT) : Optional.empty();
    String site = name.replaceFirst("^(left|right)-", "").replaceFirst("-\\d+\\.jpg$", "");
    return new Description(
        Optional.empty(), Optional.of(site(site)), side, Optional.empty(), "control visit", "", "");
  }

  private static BodySite site(String word) {
    return switch (word) {
      case "hairline" -> BodySite.SCALP;
      case "shin" -> BodySite.LOWER_LEG;
      default -> BodySite.valueOf(word.toUpperCase(Locale.ROOT));
    };
  }

  /** The day's work. */
  void work() throws IOException {
    List<PatientId> all = List.copyOf(patients.values());
    look(ShownClinic.DOCTOR, all.subList(0, 2));
    look(ShownClinic.NURSE, all.subList(2, 6));
    Agreements agreements = new Agreements(clinic, clinic.signIn(ShownClinic.DOCTOR));
    agreements.takeDown(all.subList(0, 3));
    agreements.ask(all.get(1));
  }

  private List<byte[]> look(String name, List<PatientId> some) throws IOException {
    Vault vault = clinic.vault();
    Session session = clinic.signIn(name);
    List<byte[]> seen = new ArrayList<>();
    for (PatientId patient : some) {
      List<PhotographId> theirs = vault.rows().photographsOf(patient);
      seen.add(
          vault
              .viewing()
              .open(session, patient, theirs, Rendition.DISPLAY, "", Optional.empty())
              .opened()
              .photographs()
              .getFirst()
              .jpeg());
    }
    return seen;
  }

  /** Somebody else signs in as the doctor and looks at whom they like; when that was. */
  Stolen steal() throws IOException {
    List<PatientId> all = List.copyOf(patients.values());
    int first = all.size() / 2;
    Instant from = clinic.now();
    stolen.addAll(look(ShownClinic.DOCTOR, all.subList(first, first + TAKEN_BY_THIEF)));
    return new Stolen(from, clinic.now());
  }

  /** When the account was in other hands. */
  record Stolen(Instant from, Instant to) {}

  /**
   * Writes what turns up in the morning: some of what was looked at, cut and saved again, another
   * shot, and strangers.
   */
  void leak(Path zip, List<byte[]> others) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      List<byte[]> pictures = new ArrayList<>();
      for (byte[] one : stolen.subList(0, LEAKED)) {
        pictures.add(passedOn(one, pictures.size()));
      }
      pictures.addAll(others);
      for (int i = 0; i < pictures.size(); i++) {
        out.putNextEntry(new ZipEntry("proof/%02d.jpg".formatted(i + 1)));
        out.write(pictures.get(i));
      }
    }
  }

  private byte[] passedOn(byte[] jpeg, int number) throws IOException {
    if (!(decoder.decode(jpeg) instanceof Decoded.Opened opened)) {
      throw new IOException("A view is no picture.");
    }
    try (Picture whole = opened.picture()) {
      int width = whole.width() * (9 - number % 3) / 10;
      int height = whole.height() * (9 - number % 2) / 10;
      try (Picture part =
          whole.cropped(
              (whole.width() - width) / 2, (whole.height() - height) / 3, width, height)) {
        return part.jpeg(82 - 4 * number);
      }
    }
  }
}
