package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Level;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.witness.Witness;
import org.chaperone.ledger.witness.WitnessClient;
import org.chaperone.ledger.witness.WitnessServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of random break-ins at level two, each of whose loot the exposure has to name. */
final class BreakInTest {

  private static final int BREAK_INS = 300;
  private static final List<String> STAFF = List.of("Dora", "Nora", "Desi");

  @TempDir private Path folder;

  private final Random random = new Random(20260304);
  private final NoteSigner witnessKey =
      new NoteSigner(
          "w.example",
          KeyType.COSIGNATURE_ED25519,
          new byte[32],
          java.time.InstantSource.fixed(Instant.parse("2026-03-04T09:59:00Z")));
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<PatientId, List<PhotographId>> photographs = new HashMap<>();
  private final List<Loot> all = new ArrayList<>();
  private Clinic clinic;

  /** One thing that came into somebody's hands. */
  private record Loot(
      Instant time, Session by, PatientId patient, List<PhotographId> photographs, boolean named) {}

  @BeforeEach
  void openClinic() throws Exception {
    clinic =
        new Clinic(
            folder.resolve("home"),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            this::witnessed,
            embedded -> embedded);
    clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    clinic.hire("Desi", Role.DESK);
    for (PatientId patient : clinic.patients(60)) {
      photographs.put(
          patient,
          new ArrayList<>(List.of(clinic.photograph(patient), clinic.photograph(patient))));
    }
  }

  private KeyholderSettings witnessed(KeyholderSettings plain) {
    return plain.apart().withLedger(this::witnessed);
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
      open.add(server);
      open.add(witness);
      return plain.withWitnesses(
          List.of(new WitnessClient(server.prefix(), List.of(witnessKey.verifier()))), 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void closeAll() throws Exception {
    clinic.close();
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void theExposureNamesAllThatThievesGot() throws Exception {
    assertEquals(Level.TWO, clinic.keyholder().status().level());
    int wanted = 0;
    for (int round = 0; round < BREAK_INS; round++) {
      wanted += breakIn(round);
    }
    assertTrue(wanted > BREAK_INS, "the thieves got something: " + wanted);
  }

  private int breakIn(int round) throws Exception {
    clinic.clock.pass(Duration.ofMinutes(50 + random.nextInt(300)));
    List<Session> sessions = new ArrayList<>();
    for (String name : STAFF) {
      sessions.add(clinic.signIn(name));
    }
    live(sessions, random.nextInt(12));
    Instant from = clinic.clock.instant();
    live(sessions, random.nextInt(25));
    Instant to = clinic.clock.instant();
    live(sessions, random.nextInt(6));
    Session stolen = sessions.get(random.nextInt(sessions.size()));
    Suspect suspect =
        switch (round % 3) {
          case 0 -> new Suspect.OfAccount(stolen.account());
          case 1 -> new Suspect.OfSession(stolen.id());
          default -> new Suspect.WholeServer();
        };
    ExposureQuery query = new ExposureQuery(suspect, from, to);
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    Exposure exposure = clinic.keyholder().exposure(pia, query);
    assertFalse(exposure.everything());
    int looted = compare(exposure, loot(suspect, from, to));
    if (round % 25 < 3) {
      checkEvidence(pia, query, exposure);
    }
    return looted;
  }

  /** People at work. */
  private void live(List<Session> sessions, int steps) {
    List<PatientId> patients = new ArrayList<>(photographs.keySet());
    for (int step = 0; step < steps; step++) {
      clinic.clock.pass(Duration.ofSeconds(random.nextInt(90)));
      Session session = sessions.get(random.nextInt(sessions.size()));
      PatientId patient = patients.get(random.nextInt(patients.size()));
      Instant now = clinic.clock.instant();
      switch (random.nextInt(6)) {
        case 0 -> {
          if (clinic.keyholder().namesOf(session, List.of(patient)) instanceof Found) {
            all.add(new Loot(now, session, patient, List.of(), true));
          }
        }
        case 1 -> {
          List<PhotographId> added =
              clinic.keyholder().addPhotographs(session, patient, 1).photographs();
          photographs.computeIfAbsent(patient, p -> new ArrayList<>()).addAll(added);
          all.add(new Loot(now, session, patient, added, false));
        }
        default -> {
          List<PhotographId> theirs = photographs.getOrDefault(patient, List.of());
          List<PhotographId> some = theirs.subList(0, 1 + random.nextInt(theirs.size()));
          if (clinic.view(session, patient, some.toArray(PhotographId[]::new)) instanceof Granted) {
            all.add(new Loot(now, session, patient, List.copyOf(some), false));
          }
        }
      }
    }
  }

  /**
   * What was in the thieves' hands: all that was done in their time, and keys that a server had
   * kept from just before.
   */
  private List<Loot> loot(Suspect suspect, Instant from, Instant to) {
    Instant kept = from.minus(Duration.ofMinutes(15));
    return all.stream()
        .filter(one -> !one.time().isBefore(kept) && !one.time().isAfter(to))
        .filter(
            one ->
                switch (suspect) {
                  case Suspect.WholeServer server -> true;
                  case Suspect.OfAccount(var account) -> one.by().account().equals(account);
                  case Suspect.OfSession(var session) -> one.by().id().equals(session);
                })
        .toList();
  }

  private static int compare(Exposure exposure, List<Loot> loot) {
    Set<PhotographId> possible = new HashSet<>();
    Set<PatientId> patients = new HashSet<>(exposure.namesOnly());
    exposure
        .possible()
        .forEach(
            one -> {
              patients.add(one.patient());
              one.photographs().forEach(photograph -> possible.add(photograph.photograph()));
            });
    Set<PhotographId> lost = new HashSet<>();
    Set<PatientId> lostPatients = new HashSet<>();
    loot.forEach(
        one -> {
          lost.addAll(one.photographs());
          lostPatients.add(one.patient());
        });
    assertEquals(
        lost, possible, "recall 1.000, and nothing else is reported when nothing was in flight");
    assertEquals(lostPatients, patients);
    return lost.size();
  }

  private void checkEvidence(Session pia, ExposureQuery query, Exposure exposure)
      throws MalformedException {
    EvidenceBundle bundle = EvidenceBundle.parse(clinic.keyholder().evidence(pia, query));
    VerifierKey log = VerifierKey.parse(clinic.keyholder().status().ledgerKey());
    Trust trust = new Trust(log, List.of(witnessKey.verifier()), 1);
    EvidenceVerdict.Holds verdict =
        assertInstanceOf(EvidenceVerdict.Holds.class, EvidenceCheck.check(bundle, trust));
    Set<Long> opened = new HashSet<>();
    verdict.opened().forEach(entry -> opened.add(entry.index()));
    exposure.possible().forEach(one -> assertTrue(opened.containsAll(one.entries())));
  }
}
