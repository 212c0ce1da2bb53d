package org.chaperone.cli.bench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.bench.site.Gallery;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.Picture;
import org.chaperone.vault.Vault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.home.BlobPlace;
import org.chaperone.vault.home.DatabasePlace;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.vault.home.VaultSecrets;
import org.chaperone.web.DemoPeople;

/** A real keyholder and a real vault with staff, a long roster and full galleries. */
final class LoadClinic implements AutoCloseable, DemoPeople {

  private static final String ADMINISTRATOR = "administrator";
  private static final String PRIVACY_LEAD = "privacy lead";
  private static final int A_GALLERY = 50;
  private static final int WIDTH = 1632;
  private static final int HEIGHT = 1224;
  private static final int DRAWN = 10;

  private static final String[] GIVEN = {
    "Anna", "Bela", "Cleo", "Dina", "Ewa", "Fee", "Gil", "Hal", "Ira", "Jo"
  };
  private static final String[] FAMILY = {
    "Müller", "Okafor", "Lis", "Tan", "Roy", "Ode", "Bloom", "Adeyemi", "Kim", "Novak"
  };

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new LinkedHashMap<>();
  private final List<String> staff = new ArrayList<>();
  private final Path folder;
  private final EmbeddedKeyholder keyholder;
  private final Vault vault;

  LoadClinic(Path folder, int people, DatabasePlace rows, String password)
      throws IOException, SealException {
    this.folder = folder;
    Created created =
        EmbeddedKeyholder.create(
            folder.resolve("keyholder"),
            new PassphraseSeal("bench".toCharArray(), Argon2Cost.LEAST, random),
            limits(),
            new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD),
            KeyholderSettings.standard());
    keyholder = created.keyholder();
    enrol(ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, created.privacyLead());
    for (int i = 0; i < people; i++) {
      hire("doctor " + i);
    }
    vault =
        VaultHome.create(
                folder.resolve("vault"),
                rows,
                new BlobPlace.InFolder(Path.of("photographs")),
                List.of())
            .open(keyholder, new Password(password));
  }

  /** What is measured is the site, not how soon the keyholder says no. */
  private static Limits limits() {
    int many = 10_000_000;
    return new Limits(
        many,
        many,
        many,
        many,
        many,
        many,
        many,
        many,
        3,
        Set.of(),
        LocalTime.MIN,
        LocalTime.MAX,
        "UTC");
  }

  private record Password(String text) implements VaultSecrets {
    @Override
    public char[] databasePassword() {
      return text.toCharArray();
    }

    @Override
    public char[] s3SecretKey() {
      return new char[0];
    }

    @Override
    public String toString() {
      return "Password[not shown]";
    }
  }

  private void hire(String name) {
    var asked = keyholder.ask(signIn(ADMINISTRATOR), new Action.MakeAccount(name, Role.DOCTOR));
    enrol(
        name,
        ((Approval.Enrolled) keyholder.approve(signIn(PRIVACY_LEAD), asked.id())).enrolment());
    staff.add(name);
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
  }

  /** Fills the roster. */
  void fillRoster(int patients) throws InterruptedException {
    Session session = signIn(staff.getFirst());
    List<Callable<String>> work = new ArrayList<>();
    for (int i = 0; i < patients; i++) {
      RosterEntry entry =
          new RosterEntry(
              FAMILY[i % FAMILY.length] + (char) ('a' + i % 26) + (i / 500),
              GIVEN[(i / 7) % GIVEN.length],
              Integer.toString(i),
              Optional.of(LocalDate.of(1940, 1, 1).plusDays(i % 25_000)),
              "",
              "");
      work.add(
          () -> {
            keyholder.addPatient(session, entry).recordKey().close();
            return "";
          });
    }
    inParallel(work, 64);
  }

  /** Patients with a page full of photographs of two megapixels, in the care of everybody. */
  List<Gallery> galleries(int count, int each) throws IOException, InterruptedException {
    DrawnClinic drawn = new DrawnClinic(2027, DRAWN);
    List<Picture> shots = new ArrayList<>();
    for (int i = 0; i < DRAWN; i++) {
      DrawnPhotograph one = drawn.photograph(i);
      try (Picture plain = Picture.of(one.width(), one.height(), one.bgr())) {
        shots.add(plain.resized(WIDTH + A_GALLERY, HEIGHT + count));
      }
    }
    List<Gallery> galleries = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        galleries.add(gallery(i, each, shots));
      }
    } finally {
      shots.forEach(Picture::close);
    }
    return galleries;
  }

  private Gallery gallery(int number, int each, List<Picture> shots) throws InterruptedException {
    Session session = signIn(staff.getFirst());
    String family = FAMILY[number % FAMILY.length] + "gallery" + number;
    PatientId patient =
        vault.addPatient(
            session,
            new RosterEntry(family, "Zoe", "G-" + number, Optional.empty(), "", ""),
            new PatientFacts(""));
    for (String name : staff) {
      Session own = signIn(name);
      vault.beginCare(own, own.account(), patient);
      keyholder.signOut(own);
    }
    List<Callable<String>> work = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      int index = i;
      work.add(() -> add(session, patient, number, index, shots.get(index % DRAWN)));
    }
    return new Gallery(
        patient.toString(), inParallel(work, Runtime.getRuntime().availableProcessors()), family);
  }

  private String add(Session session, PatientId patient, int number, int index, Picture shot)
      throws IOException {
    Path file = folder.resolve(patient + "-" + index + ".jpg");
    // A pixel further, so that no two files are the same.
    try (Picture part = shot.cropped(index, number, WIDTH, HEIGHT)) {
      Files.write(file, part.jpeg(90));
    }
    Description description =
        new Description(
            Optional.of(LocalDateTime.of(2026, 3, 4, 10, 0).plusWeeks(index)),
            Optional.of(BodySite.FACE),
            Optional.empty(),
            Optional.of(View.FRONT),
            "rhinoplasty",
            index == 0 ? "before" : "after",
            "");
    AddOutcome added = vault.add(session, patient, file, "shot.jpg", description);
    Files.delete(file);
    return switch (added) {
      case AddOutcome.Added(PhotographId id, long entry) -> id.toString();
      case AddOutcome other -> throw new IOException("A drawn photograph was not taken in.");
    };
  }

  private static List<String> inParallel(List<Callable<String>> work, int threads)
      throws InterruptedException {
    List<String> done = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<String> one : pool.invokeAll(work)) {
        done.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the clinic could not be made", e.getCause());
    }
    return done;
  }

  List<String> staff() {
    return List.copyOf(staff);
  }

  Vault vault() {
    return vault;
  }

  @Override
  public List<Person> all() {
    return staff.stream().map(name -> new Person(name, Role.DOCTOR)).toList();
  }

  @Override
  public Optional<OperatorKey> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  Session signIn(String name) {
    return keyholder.signIn(answer(name, keyholder.challenge(name)));
  }

  @Override
  public void close() {
    vault.close();
    keyholder.close();
    keys.values().forEach(OperatorKey::close);
  }
}
