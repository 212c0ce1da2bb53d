package org.chaperone.vault.breakin;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
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
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.wire.KeyholderServer;
import org.chaperone.keyholder.wire.RemoteKeyholder;
import org.chaperone.keyholder.wire.UnixEndpoint;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.witness.Witness;
import org.chaperone.ledger.witness.WitnessClient;
import org.chaperone.ledger.witness.WitnessServer;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.Vault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.rows.Database;

/**
 * A clinic at level two: a vault whose keyholder is reached by a wire, is told that it is apart,
 * and has a witness. Time is the test's.
 */
final class SplitClinic implements Closeable {

  static final String ADMINISTRATOR = "Ada";
  static final String PRIVACY_LEAD = "Pia";

  final Time time = new Time();
  final NoteSigner witnessKey =
      new NoteSigner(
          "w.example",
          KeyType.COSIGNATURE_ED25519,
          new byte[32],
          InstantSource.fixed(Instant.parse("2026-03-04T09:59:00Z")));
  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new HashMap<>();
  private final List<Closeable> open = new ArrayList<>();
  private final Path folder;
  private final EmbeddedKeyholder embedded;
  private final UnixEndpoint endpoint;
  private final Vault vault;
  private int wires;

  /** A wall clock and a monotonic counter that the test moves. */
  static final class Time extends Clock {
    private Instant wall = Instant.parse("2026-03-04T10:00:00Z");
    private long nanos = 1_000_000_000L;

    synchronized void pass(Duration time) {
      wall = wall.plus(time);
      nanos += time.toNanos();
    }

    synchronized long nanos() {
      return nanos;
    }

    @Override
    public synchronized Instant instant() {
      return wall;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  SplitClinic(Path folder) throws Exception {
    this.folder = folder;
    Created created =
        EmbeddedKeyholder.create(
            folder.resolve("keyholder"),
            new PassphraseSeal("correct horse".toCharArray(), Argon2Cost.LEAST, random),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD),
            KeyholderSettings.standard()
                .withClock(time, time::nanos)
                .withLedger(this::witnessed)
                .apart());
    embedded = created.keyholder();
    Path sockets = Files.createTempDirectory("keyholder");
    endpoint = UnixEndpoint.of(sockets.resolve("socket"));
    open.add(() -> Files.deleteIfExists(sockets));
    open.add(KeyholderServer.start(embedded, endpoint));
    vault = open(connect());
    enrol(ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, created.privacyLead());
  }

  private LedgerSettings witnessed(LedgerSettings plain) {
    try {
      VerifierKey log = plain.signer().verifier();
      Witness witness =
          new Witness(
              new SimulatedDisk(1),
              Path.of("/w"),
              List.of(witnessKey),
              Map.of(log.name(), List.of(log)));
      WitnessServer server =
          new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      open.add(witness);
      open.add(server);
      return plain.withWitnesses(
          List.of(new WitnessClient(server.prefix(), List.of(witnessKey.verifier()))), 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection of its own to the keyholder, for the caller to close. */
  Keyholder connect() throws IOException {
    return RemoteKeyholder.at(endpoint);
  }

  /** A wire to the keyholder that breaks. */
  BreakingWire breakingAfter(Duration lasts) throws IOException {
    return new BreakingWire(
        endpoint.socket().resolveSibling("wire" + wires++), endpoint.socket(), lasts);
  }

  /** A connection by that wire. */
  Keyholder connect(BreakingWire wire) throws IOException {
    return RemoteKeyholder.at(UnixEndpoint.of(wire.socket()));
  }

  private Vault open(Keyholder keyholder) throws IOException {
    return Vault.open(
        keyholder,
        Database.sqlite(folder.resolve("vault.db")),
        new FolderBlobs(new RealDisk(), folder.resolve("photographs"), Clock.systemUTC()),
        PictureDecoder.standard(),
        random,
        time);
  }

  Vault vault() {
    return vault;
  }

  Keyholder keyholder() {
    return vault.keyholder();
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    keyholder()
        .enrol(
            enrolment.account(), enrolment.code(), keyholder().challenge(name), key.credential());
  }

  void hire(String name, Role role) {
    var asked = keyholder().ask(signIn(ADMINISTRATOR), new Action.MakeAccount(name, role));
    Approval made = keyholder().approve(signIn(PRIVACY_LEAD), asked.id());
    enrol(name, ((Approval.Enrolled) made).enrolment());
  }

  Session signIn(String name) {
    OperatorKey key = keys.computeIfAbsent(name, n -> OperatorKey.make(random));
    return keyholder().signIn(key.answer(keyholder().challenge(name)));
  }

  PatientId patient(int number) {
    return vault.addPatient(
        signIn(ADMINISTRATOR),
        new RosterEntry("Family" + number, "Test", "N-" + number, Optional.empty(), "", ""),
        new PatientFacts(""));
  }

  PhotographId add(Session session, PatientId patient, long seed) throws IOException {
    Path file = SmallPictures.write(folder, seed);
    AddOutcome outcome = vault.add(session, patient, file, "x.jpg", Description.NONE);
    Files.delete(file);
    return ((AddOutcome.Added) outcome).photograph();
  }

  @Override
  public void close() throws IOException {
    vault.close();
    vault.keyholder().close();
    embedded.close();
    for (Closeable one : open.reversed()) {
      one.close();
    }
  }
}
