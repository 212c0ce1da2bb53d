package org.chaperone.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.Keyholder;
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
import org.chaperone.keyholder.session.PasskeyPolicy;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.provider.ProviderPolicy;
import org.chaperone.picture.Picture;
import org.chaperone.vault.Vault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.home.BlobPlace;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.vault.home.VaultSecrets;

/** A clinic with its site: a real keyholder, a real vault, people, a server. */
public final class ServedClinic implements AutoCloseable, DemoPeople {

  /** Everybody who works here; each has a role of their own. */
  public static final Map<String, Role> PEOPLE =
      Map.of(
          "Ada", Role.ADMINISTRATOR,
          "Pia", Role.PRIVACY_LEAD,
          "Dora", Role.DOCTOR,
          "Nora", Role.NURSE,
          "Rita", Role.DESK);

  /** Drawing takes longer than most of what is tried with a photograph. */
  private static final Map<String, byte[]> DRAWN = new ConcurrentHashMap<>();

  /** What the site wrote into its log. */
  public final List<String> log = Collections.synchronizedList(new ArrayList<>());

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new HashMap<>();
  private final Map<String, Role> hired = new HashMap<>();
  private final Map<String, AccountId> accounts = new HashMap<>();
  private final EmbeddedKeyholder keyholder;
  private final Path folder;
  private final Vault vault;
  private final Site site;
  private final int port;
  private final AtomicLong passed = new AtomicLong();

  private ServedClinic(
      Path folder, UnaryOperator<KeyholderSettings> keyholding, UnaryOperator<SiteSettings> serving)
      throws Exception {
    this.folder = folder;
    port = freePort();
    Created created =
        EmbeddedKeyholder.create(
            folder.resolve("keyholder"),
            new PassphraseSeal("correct horse".toCharArray(), Argon2Cost.LEAST, random),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts("Ada", "Pia"),
            keyholding
                .apply(KeyholderSettings.standard())
                .withClock(new Passing(), () -> System.nanoTime() + passed.get())
                .withPasskeys(new PasskeyPolicy("localhost", Set.of(origin().toString()))));
    keyholder = created.keyholder();
    enrol("Ada", created.administrator());
    enrol("Pia", created.privacyLead());
    for (String name : List.of("Dora", "Nora", "Rita")) {
      enrol(name, hire(name, Objects.requireNonNull(PEOPLE.get(name))));
    }
    vault =
        VaultHome.create(
                folder.resolve("vault"),
                TestRows.place(),
                new BlobPlace.InFolder(Path.of("photographs")),
                List.of())
            .open(keyholder, VaultSecrets.none());
    site =
        Site.start(
            serving.apply(
                SiteSettings.local(port)
                    .withDemo(this)
                    .workingIn(folder.resolveSibling("work"))
                    .logging(log::add)),
            vault);
  }

  /** The machine's clock, and what is said to have passed besides. */
  private final class Passing extends Clock {
    @Override
    public Instant instant() {
      return Instant.now().plusNanos(passed.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Lets time pass for the keyholder. */
  public void pass(Duration time) {
    passed.addAndGet(time.toNanos());
  }

  /** A new one. */
  public static ServedClinic in(Path folder) throws Exception {
    return new ServedClinic(folder, plain -> plain, plain -> plain);
  }

  /** A new one whose site is set up otherwise. */
  public static ServedClinic in(Path folder, UnaryOperator<SiteSettings> settings)
      throws Exception {
    return new ServedClinic(folder, plain -> plain, settings);
  }

  /** A new one whose people may sign in by an identity provider. */
  static ServedClinic withProvider(Path folder, ProviderPolicy provider, Path secret)
      throws Exception {
    return new ServedClinic(
        folder, plain -> plain.withProvider(provider), plain -> plain.withProviderSecret(secret));
  }

  /** A port that nothing listens at. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Makes an account that nobody has enrolled for yet. */
  public Enrolment hire(String name, Role role) {
    var asked = keyholder.ask(session("Ada"), new Action.MakeAccount(name, role));
    return ((Approval.Enrolled) keyholder.approve(session("Pia"), asked.id())).enrolment();
  }

  /** Makes an account of somebody who then works here too. */
  public void enrolAs(String name, Role role) {
    hired.put(name, role);
    enrol(name, hire(name, role));
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    accounts.put(name, enrolment.account());
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
  }

  /** A session of somebody, beside the site. */
  public Session session(String name) {
    OperatorKey key = Objects.requireNonNull(keys.get(name), "somebody who works here");
    return keyholder.signIn(key.answer(keyholder.challenge(name)));
  }

  /** Somebody's account. */
  public AccountId account(String name) {
    return Objects.requireNonNull(accounts.get(name), "somebody who works here");
  }

  /** Adds a patient. */
  public PatientId patient(String given, String family, String number) {
    return vault.addPatient(
        session("Nora"),
        new RosterEntry(
            family, given, number, Optional.of(java.time.LocalDate.of(1984, 5, 6)), "", ""),
        new PatientFacts(""));
  }

  /** Adds drawn photographs of the face to a patient: visits two weeks apart. */
  public List<PhotographId> photographs(PatientId patient, int count) throws IOException {
    List<PhotographId> added = new ArrayList<>();
    Session nora = session("Nora");
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("photograph-" + patient + "-" + i + ".jpg");
      Files.write(file, drawn(i, patient.hashCode()));
      Description description =
          new Description(
              Optional.of(LocalDateTime.of(2026, 3, 4, 10, i).plusWeeks(2L * (i / 3))),
              Optional.of(i % 3 == 2 ? BodySite.NOSE : BodySite.FACE),
              Optional.of(List.of(Side.values()).get(i % Side.values().length)),
              Optional.of(List.of(View.values()).get(i % View.values().length)),
              "rhinoplasty",
              i < 3 ? "before" : "after",
              "");
      switch (vault.add(nora, patient, file, "IMG_" + i + ".jpg", description)) {
        case AddOutcome.Added(PhotographId id, long entry) -> added.add(id);
        case AddOutcome other -> throw new IOException("not added: " + other);
      }
      Files.delete(file);
    }
    return added;
  }

  /** Adds two photographs of one place, taken one after the other and half a year apart by date. */
  public void sitting(PatientId patient) throws IOException {
    DrawnClinic drawn = new DrawnClinic(7, 10);
    for (int i = 0; i < 2; i++) {
      DrawnPhotograph shot = i == 0 ? drawn.photograph(0) : drawn.anotherShot(0, 0);
      Path file = folder.resolve("sitting.jpg");
      try (Picture picture = Picture.of(shot.width(), shot.height(), shot.bgr())) {
        Files.write(file, picture.jpeg(90));
      }
      Description description =
          new Description(
              Optional.of(LocalDateTime.of(2026, 1, 7, 9, 30).plusMonths(6L * i)),
              Optional.of(BodySite.FACE),
              Optional.empty(),
              Optional.of(View.FRONT),
              "scar revision",
              i == 0 ? "before" : "6 months after",
              "");
      if (!(vault.add(session("Nora"), patient, file, "shot.jpg", description)
          instanceof AddOutcome.Added)) {
        throw new IOException("not added");
      }
    }
  }

  /** Another shot of the scene of {@link #sitting}, which is in no vault: a file. */
  public static byte[] anotherShot() {
    DrawnPhotograph shot = new DrawnClinic(7, 10).anotherShot(0, 2);
    try (Picture picture = Picture.of(shot.width(), shot.height(), shot.bgr())) {
      return picture.jpeg(90);
    }
  }

  /** The file of a drawn photograph. */
  public static byte[] drawn(int index, int seed) {
    return DRAWN
        .computeIfAbsent(
            seed + "/" + index, one -> jpeg(new DrawnClinic(seed, 10).photograph(index)))
        .clone();
  }

  private static byte[] jpeg(DrawnPhotograph photograph) {
    try (Picture picture = Picture.of(photograph.width(), photograph.height(), photograph.bgr())) {
      return picture.jpeg(90);
    }
  }

  /** Where browsers go. */
  public URI origin() {
    return URI.create("http://localhost:" + port);
  }

  /** The keyholder. */
  public Keyholder keyholder() {
    return keyholder;
  }

  /** The site. */
  public Site site() {
    return site;
  }

  /** The vault. */
  public Vault vault() {
    return vault;
  }

  @Override
  public List<Person> all() {
    Map<String, Role> people = new HashMap<>(PEOPLE);
    people.putAll(hired);
    return people.entrySet().stream()
        .map(one -> new Person(one.getKey(), one.getValue()))
        .sorted(java.util.Comparator.comparing(Person::name))
        .toList();
  }

  @Override
  public Optional<OperatorKey> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  @Override
  public void close() {
    site.close();
    try {
      vault.close();
    } catch (UncheckedIOException e) {
      throw new IllegalStateException(e);
    }
    keyholder.close();
  }
}
