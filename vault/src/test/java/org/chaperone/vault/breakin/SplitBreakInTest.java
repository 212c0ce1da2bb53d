package org.chaperone.vault.breakin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.KeyholderUnreachableException;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.status.Level;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thieves who are the photo server: they have its storage, its connection to the keyholder and
 * every session on it, and take whatever they are given. What they get is within the budgets of
 * those who are signed in, and the exposure names all of it, and besides only what was on its way
 * when a connection broke. {@code -Dchaperone.breakins=300} for more of them, {@code
 * -Dchaperone.seed=N} for others.
 */
final class SplitBreakInTest {

  private static final int BREAK_INS = Integer.getInteger("chaperone.breakins", 12);
  private static final int PATIENTS = 45;
  private static final Map<String, Role> STAFF =
      Map.of("Dora", Role.DOCTOR, "Nora", Role.NURSE, "Desi", Role.DESK);
  private static final Map<Role, Integer> BUDGETS =
      Map.of(Role.DOCTOR, 20, Role.NURSE, 30, Role.DESK, 5);

  @TempDir private Path folder;

  private final Random random = new Random(Long.getLong("chaperone.seed", 20260305));
  private final PictureDecoder decoder = PictureDecoder.standard();
  private final Map<PatientId, List<PhotographId>> photographs = new HashMap<>();
  private final List<Loot> all = new ArrayList<>();
  private SplitClinic clinic;
  private long pictures;
  private long overReported;
  private long brokenOff;

  /**
   * Something that came into the server's hands, or may have.
   *
   * @param isSure false when the connection broke before the answer
   */
  private record Loot(
      Instant time,
      Session by,
      PatientId patient,
      List<PhotographId> photographs,
      boolean isSure) {}

  @BeforeEach
  void openClinic() throws Exception {
    clinic = new SplitClinic(folder);
    for (Map.Entry<String, Role> one : STAFF.entrySet()) {
      clinic.hire(one.getKey(), one.getValue());
    }
    Session ada = clinic.signIn(SplitClinic.ADMINISTRATOR);
    for (int i = 0; i < PATIENTS; i++) {
      PatientId patient = clinic.patient(i);
      photographs.put(patient, new ArrayList<>(List.of(clinic.add(ada, patient, pictures++))));
    }
  }

  @AfterEach
  void closeClinic() throws Exception {
    clinic.close();
  }

  @Test
  void theExposureNamesAllThatAThiefOnTheServerGot() throws Exception {
    assertEquals(Level.TWO, clinic.keyholder().status().level());
    long got = 0;
    for (int round = 0; round < BREAK_INS; round++) {
      got += breakIn(round);
    }
    System.out.printf(
        "%d break-ins: %d photographs taken, all of them named; of %d releases that broke off, %d"
            + " are named.%n",
        BREAK_INS, got, brokenOff, overReported);
    assertTrue(got > 10L * BREAK_INS, "the thieves got something: " + got);
    assertTrue(overReported <= BREAK_INS, "at most one was on its way in each round");
  }

  private int breakIn(int round) throws Exception {
    clinic.time.pass(Duration.ofMinutes(80 + random.nextInt(300)));
    List<Session> sessions = new ArrayList<>();
    for (String name : STAFF.keySet()) {
      sessions.add(clinic.signIn(name));
    }
    // Ordinary work, of which the server may still have keys.
    for (int step = random.nextInt(6); step > 0; step--) {
      look(pick(sessions), pick(photographs.keySet()), true);
    }
    clinic.time.pass(Duration.ofMinutes(random.nextInt(20)));
    Instant from = clinic.time.instant();
    plunder(sessions, 30 + random.nextInt(60));
    if (random.nextInt(3) == 0) {
      addOne(pick(sessions));
    }
    cutOff(pick(sessions), pick(photographs.keySet()));
    refusesWhatNobodyMayHave(pick(sessions));
    assertWithinBudgets(sessions, from);
    Instant to = clinic.time.instant();
    clinic.time.pass(Duration.ofSeconds(1));
    for (int step = random.nextInt(4); step > 0; step--) {
      look(pick(sessions), pick(photographs.keySet()), true);
    }
    Suspect suspect =
        switch (round % 3) {
          case 0 -> new Suspect.WholeServer();
          case 1 -> new Suspect.OfAccount(pick(sessions).account());
          default -> new Suspect.OfSession(pick(sessions).id());
        };
    return compare(suspect, new ExposureQuery(suspect, from, to), round);
  }

  private <T> T pick(java.util.Collection<T> from) {
    return List.copyOf(from).get(random.nextInt(from.size()));
  }

  private void plunder(List<Session> sessions, int steps) throws IOException {
    for (int step = 0; step < steps; step++) {
      clinic.time.pass(Duration.ofSeconds(random.nextInt(20)));
      look(pick(sessions), pick(photographs.keySet()), false);
    }
  }

  /** Opens a patient's photographs as the server does, and looks whether they are pictures. */
  private void look(Session session, PatientId patient, boolean isWork) throws IOException {
    List<PhotographId> theirs = photographs.getOrDefault(patient, List.of());
    Viewed viewed =
        clinic
            .vault()
            .viewing()
            .open(
                session,
                patient,
                theirs,
                random.nextBoolean() ? Rendition.THUMBNAIL : Rendition.DISPLAY,
                isWork ? "consultation" : "",
                Optional.empty());
    if (viewed instanceof Viewed.Opened opened) {
      for (Viewed.OpenedPhotograph one : opened.photographs()) {
        Decoded.Opened picture = assertInstanceOf(Decoded.Opened.class, decoder.decode(one.jpeg()));
        picture.picture().close();
      }
      all.add(new Loot(clinic.time.instant(), session, patient, List.copyOf(theirs), true));
    }
  }

  /** What is uploaded passes through the server in the clear. */
  private void addOne(Session session) throws IOException {
    PatientId patient = pick(photographs.keySet());
    PhotographId added = clinic.add(session, patient, pictures++);
    photographs.computeIfAbsent(patient, p -> new ArrayList<>()).add(added);
    all.add(new Loot(clinic.time.instant(), session, patient, List.of(added), true));
  }

  /** The connection breaks while a release is on its way: it was granted, or it was not. */
  private void cutOff(Session session, PatientId patient) throws Exception {
    List<PhotographId> theirs = photographs.getOrDefault(patient, List.of()).subList(0, 1);
    Instant now = clinic.time.instant();
    boolean isSure = false;
    boolean isRefused = false;
    try (BreakingWire wire = clinic.breakingAfter(Duration.ofNanos(random.nextInt(4_000_000)));
        Keyholder broken = clinic.connect(wire)) {
      isSure =
          broken.release(session, ReleaseRequest.of(patient, theirs, Rendition.DISPLAY, ""))
              instanceof Granted;
      isRefused = !isSure;
    } catch (KeyholderUnreachableException | IOException e) {
      brokenOff++;
    }
    if (!isRefused) {
      all.add(new Loot(now, session, patient, List.copyOf(theirs), isSure));
    }
  }

  /** Root on the server makes no session, and gets no original and no look into the index. */
  private void refusesWhatNobodyMayHave(Session session) {
    byte[] token = new byte[32];
    random.nextBytes(token);
    Session forged =
        new Session(
            session.id(),
            session.account(),
            session.role(),
            SecretBytes.taking(token),
            session.ends());
    PatientId patient = pick(photographs.keySet());
    List<PhotographId> theirs = photographs.getOrDefault(patient, List.of());
    assertThrows(
        SessionEndedException.class,
        () ->
            clinic
                .keyholder()
                .release(forged, ReleaseRequest.of(patient, theirs, Rendition.DISPLAY, "")));
    assertThrows(
        RefusedException.class,
        () -> clinic.vault().viewing().export(session, theirs.getFirst(), "me", folder));
    assertFalse(
        clinic
                .keyholder()
                .release(session, ReleaseRequest.of(patient, theirs, Rendition.VERIFICATION, "me"))
            instanceof Granted);
  }

  /** No account opened more patients in the hour than it may, whoever was at it. */
  private void assertWithinBudgets(List<Session> sessions, Instant from) {
    Map<AccountId, Set<PatientId>> opened = new HashMap<>();
    Instant hour = from.minus(Duration.ofMinutes(1));
    for (Loot loot : all) {
      if (loot.time().isAfter(hour) && loot.isSure()) {
        opened.computeIfAbsent(loot.by().account(), a -> new HashSet<>()).add(loot.patient());
      }
    }
    for (Session session : sessions) {
      int budget = BUDGETS.getOrDefault(session.role(), 0);
      // What an account adds is no release, and at most one was added.
      int many = opened.getOrDefault(session.account(), Set.of()).size();
      assertTrue(many <= budget + 1, session.role() + " opened " + many);
    }
  }

  private int compare(Suspect suspect, ExposureQuery query, int round) throws Exception {
    Session pia = clinic.signIn(SplitClinic.PRIVACY_LEAD);
    Exposure exposure = clinic.keyholder().exposure(pia, query);
    assertFalse(exposure.everything());
    Set<PhotographId> possible = new HashSet<>();
    exposure
        .possible()
        .forEach(one -> one.photographs().forEach(each -> possible.add(each.photograph())));
    Set<PhotographId> got = new HashSet<>();
    Set<PhotographId> onTheirWay = new HashSet<>();
    Instant kept = query.from().minus(Duration.ofMinutes(15));
    for (Loot loot : all) {
      boolean isIn = !loot.time().isBefore(kept) && !loot.time().isAfter(query.to());
      boolean isTheirs =
          switch (suspect) {
            case Suspect.WholeServer _ -> true;
            case Suspect.OfAccount(var account) -> loot.by().account().equals(account);
            case Suspect.OfSession(var session) -> loot.by().id().equals(session);
          };
      if (isIn && isTheirs) {
        (loot.isSure() ? got : onTheirWay).addAll(loot.photographs());
      }
    }
    Set<PhotographId> missed = new HashSet<>(got);
    missed.removeAll(possible);
    assertEquals(Set.of(), missed, "recall 1.000");
    Set<PhotographId> more = new HashSet<>(possible);
    more.removeAll(got);
    overReported += more.size();
    more.removeAll(onTheirWay);
    assertEquals(Set.of(), more, "nothing is named but what was taken or on its way");
    if (round % 10 < 2) {
      checkEvidence(pia, query, exposure);
    }
    return got.size();
  }

  private void checkEvidence(Session pia, ExposureQuery query, Exposure exposure)
      throws IOException {
    EvidenceBundle bundle = EvidenceBundle.parse(clinic.keyholder().evidence(pia, query));
    Trust trust =
        new Trust(
            VerifierKey.parse(clinic.keyholder().status().ledgerKey()),
            List.of(clinic.witnessKey.verifier()),
            1);
    EvidenceVerdict.Holds verdict =
        assertInstanceOf(EvidenceVerdict.Holds.class, EvidenceCheck.check(bundle, trust));
    Set<Long> opened = new HashSet<>();
    verdict.opened().forEach(entry -> opened.add(entry.index()));
    exposure.possible().forEach(one -> assertTrue(opened.containsAll(one.entries())));
  }
}
