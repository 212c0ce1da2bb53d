package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.AllowedExport;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.index.SealedIndexEntry;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.MarkKeys;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.CredentialSummary;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEnd;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.keyholder.session.provider.SmallProvider;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.keyholder.status.Level;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.status.Pulse;
import org.chaperone.keyholder.status.RefusedCount;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.VerifierKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every keyholder must do; run over each way of reaching one. */
public abstract class KeyholderContract {

  @TempDir protected Path folder;

  private Clinic clinic;
  private Keyholder keyholder;

  /** How this suite's keyholder is reached. */
  protected abstract Clinic.Reaching reaching();

  @BeforeEach
  void open() throws Exception {
    clinic =
        new Clinic(folder.resolve("home"), Limits.defaults(ZoneOffset.UTC), s -> s, reaching());
    keyholder = clinic.keyholder();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private void restart() throws Exception {
    clinic.restart();
    keyholder = clinic.keyholder();
  }

  private static Refusal refused(Object outcome) {
    return assertInstanceOf(Refused.class, outcome).why();
  }

  private static Refusal refusedBy(Runnable act) {
    return assertThrows(RefusedException.class, act::run).refused().why();
  }

  // Signing in

  @Test
  void doesNotSignInWithAnotherKey() {
    clinic.hire("Dora", Role.DOCTOR);
    OperatorKey other = OperatorKey.make(new SecureRandom());
    assertThrows(
        SignInException.class, () -> keyholder.signIn(other.answer(keyholder.challenge("Dora"))));
  }

  @Test
  void doesNotSignInWithAnAnswerUsedBefore() {
    OperatorKey key = OperatorKey.make(new SecureRandom());
    Approval.Enrolled enrolled =
        (Approval.Enrolled) clinic.both(new Action.MakeAccount("Dora", Role.DOCTOR));
    keyholder.enrol(
        enrolled.enrolment().account(),
        enrolled.enrolment().code(),
        keyholder.challenge("Dora"),
        key.credential());
    var answer = key.answer(keyholder.challenge("Dora"));
    keyholder.signIn(answer);
    assertThrows(SignInException.class, () -> keyholder.signIn(answer));
  }

  @Test
  void anEnrolmentCodeIsGoodOnce() {
    Approval.Enrolled enrolled =
        (Approval.Enrolled) clinic.both(new Action.MakeAccount("Dora", Role.DOCTOR));
    OperatorKey key = OperatorKey.make(new SecureRandom());
    AccountId account = enrolled.enrolment().account();
    SecretBytes code = enrolled.enrolment().code();
    keyholder.enrol(account, code, keyholder.challenge("Dora"), key.credential());
    assertThrows(
        SignInException.class,
        () -> keyholder.enrol(account, code, keyholder.challenge("Dora"), key.credential()));
  }

  @Test
  void nobodyCanTellWhichAccountsExist() {
    clinic.hire("Dora", Role.DOCTOR);
    assertEquals(
        keyholder.challenge("Dora").passkeys().size(),
        keyholder.challenge("Nobody").passkeys().size());
    assertArrayEquals(
        keyholder.challenge("Nobody").passkeys().getFirst(),
        keyholder.challenge("Nobody").passkeys().getFirst());
  }

  @Test
  void aSessionEndsWhenUnusedOrSignedOutOrTheKeyholderStops() throws Exception {
    clinic.hire("Dora", Role.DOCTOR);
    PatientId patient = clinic.patient("Meyer");
    Session idle = clinic.signIn("Dora");
    clinic.clock.pass(Duration.ofMinutes(31));
    assertThrows(SessionEndedException.class, () -> clinic.view(idle, patient));
    Session left = clinic.signIn("Dora");
    keyholder.signOut(left);
    assertThrows(SessionEndedException.class, () -> clinic.view(left, patient));
    Session old = clinic.signIn("Dora");
    restart();
    assertThrows(SessionEndedException.class, () -> clinic.view(old, patient));
  }

  @Test
  void aForgedSessionIsNone() {
    Session real = clinic.signIn(Clinic.ADMINISTRATOR);
    Session forged =
        new Session(
            real.id(),
            real.account(),
            Role.DOCTOR,
            SecretBytes.random(new SecureRandom(), 32),
            real.ends());
    assertThrows(SessionEndedException.class, () -> keyholder.accounts(forged));
  }

  @Test
  void aClaimedRoleIsNotBelieved() {
    Session real = clinic.signIn(Clinic.ADMINISTRATOR);
    PatientId patient = clinic.patient("Meyer");
    Session claimed =
        new Session(real.id(), real.account(), Role.DOCTOR, real.token(), real.ends());
    assertEquals(Refusal.ROLE, refused(clinic.view(claimed, patient)));
  }

  // Confirming

  @Test
  void whatIsDangerousNeedsAFreshConfirmation() {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    Session doctor = clinic.signIn("Dora");
    Session ada = clinic.signIn(Clinic.ADMINISTRATOR);
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    PendingRequest asked = keyholder.ask(ada, new Action.MakeAccount("Nora", Role.NURSE));
    clinic.byTwo(
        doctor,
        pia,
        new Action.Export(
            dora,
            List.of(patient),
            "second opinion",
            clinic.clock.instant().plus(Duration.ofHours(1))));
    ReleaseRequest original =
        ReleaseRequest.of(patient, List.of(photograph), Rendition.ORIGINAL, "second opinion");
    assertInstanceOf(Granted.class, keyholder.release(doctor, original));
    clinic.clock.pass(Duration.ofMinutes(6));
    long before = keyholder.status().ledgerSize();
    List<Runnable> dangerous =
        List.of(
            () -> keyholder.ask(ada, new Action.UnlockAccount(dora)),
            () -> keyholder.approve(pia, asked.id()),
            () -> keyholder.lockAccount(pia, dora),
            () -> keyholder.lockDown(ada, "thieves"),
            () -> keyholder.endSessions(pia, new Suspect.WholeServer()),
            () ->
                keyholder.addCredential(
                    doctor,
                    keyholder.challenge("Dora"),
                    OperatorKey.make(new SecureRandom()).credential(),
                    ""),
            () ->
                keyholder.removeCredential(doctor, keyholder.credentials(doctor).getFirst().id()));
    for (Runnable one : dangerous) {
      assertEquals(Refusal.CONFIRM, refusedBy(one));
    }
    assertEquals(before, keyholder.status().ledgerSize(), "nothing was done");
    assertEquals(Refusal.CONFIRM, refused(keyholder.release(doctor, original)));
    assertInstanceOf(Granted.class, clinic.view(doctor, patient, photograph), "work goes on");
    assertTrue(
        keyholder.sessions(doctor).getFirst().confirmedUntil().isBefore(clinic.clock.instant()));
    clinic.confirm(doctor, "Dora");
    assertTrue(
        keyholder.sessions(doctor).getFirst().confirmedUntil().isAfter(clinic.clock.instant()));
    assertInstanceOf(Granted.class, keyholder.release(doctor, original));
    clinic.confirm(pia, Clinic.PRIVACY_LEAD);
    keyholder.approve(pia, asked.id());
    clinic.clock.pass(Duration.ofMinutes(4));
    keyholder.lockAccount(pia, dora);
    clinic.clock.pass(Duration.ofMinutes(1));
    assertEquals(Refusal.CONFIRM, refusedBy(() -> keyholder.lockDown(pia, "later")));
  }

  @Test
  void nobodyConfirmsForSomebodyElse() {
    clinic.hire("Dora", Role.DOCTOR);
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    clinic.clock.pass(Duration.ofMinutes(6));
    assertThrows(SignInException.class, () -> clinic.confirm(pia, "Dora"));
    var answer =
        OperatorKey.make(new SecureRandom()).answer(keyholder.challenge(Clinic.PRIVACY_LEAD));
    assertThrows(SignInException.class, () -> keyholder.confirm(pia, answer));
    assertEquals(Refusal.CONFIRM, refusedBy(() -> keyholder.lockDown(pia, "x")));
    clinic.confirm(pia, Clinic.PRIVACY_LEAD);
    ExposureQuery all =
        new ExposureQuery(
            new Suspect.OfAccount(pia.account()),
            Instant.EPOCH,
            clinic.clock.instant().plusSeconds(1));
    assertEquals("confirm", keyholder.deeds(pia, all, 0).getLast().scope());
  }

  // What one signs in with

  @Test
  void aSecondKeyIsAddedNamedAndTheFirstGivenUp() throws Exception {
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    Session other = clinic.signIn("Dora");
    OperatorKey second = OperatorKey.make(new SecureRandom());
    CredentialSummary first = keyholder.credentials(dora).getFirst();
    assertEquals(Refusal.UNKNOWN, refusedBy(() -> keyholder.removeCredential(dora, first.id())));
    keyholder.addCredential(dora, keyholder.challenge("Dora"), second.credential(), "in the safe");
    assertThrows(
        SignInException.class,
        () ->
            keyholder.addCredential(
                dora, keyholder.challenge("Dora"), second.credential(), "twice"));
    assertThrows(
        SignInException.class,
        () ->
            keyholder.addCredential(
                dora,
                keyholder.challenge(Clinic.ADMINISTRATOR),
                OperatorKey.make(new SecureRandom()).credential(),
                "a challenge for another name"));
    keyholder.nameCredential(dora, first.id(), "at my desk");
    restart();
    Session again = keyholder.signIn(second.answer(keyholder.challenge("Dora")));
    assertEquals(
        List.of("at my desk", "in the safe"),
        keyholder.credentials(again).stream().map(CredentialSummary::name).toList());
    Session lost = clinic.signIn("Dora");
    keyholder.removeCredential(again, first.id());
    assertEquals(SessionEnd.RENEWED, ended(lost));
    assertThrows(SignInException.class, () -> clinic.signIn("Dora"));
    assertEquals(1, keyholder.credentials(again).size());
    assertEquals(SessionEnd.UNKNOWN, ended(other), "the keyholder was started anew since");
  }

  @Test
  void aRenewedCredentialReplacesAllAndEndsSessions() {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    Session before = clinic.signIn("Dora");
    Approval.Enrolled renewed = (Approval.Enrolled) clinic.both(new Action.RenewCredential(dora));
    assertEquals(SessionEnd.RENEWED, ended(before));
    assertThrows(SignInException.class, () -> clinic.signIn("Dora"), "the old key is gone");
    OperatorKey key = OperatorKey.make(new SecureRandom());
    keyholder.enrol(
        dora, renewed.enrolment().code(), keyholder.challenge("Dora"), key.credential());
    keyholder.signIn(key.answer(keyholder.challenge("Dora")));
    assertTrue(
        clinic.told.stream().anyMatch(notice -> notice.sentence().contains("credential for Dora")));
  }

  @Test
  void aSessionSaysWhyItEnded() {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    Session unused = clinic.signIn("Dora");
    clinic.clock.pass(Duration.ofMinutes(31));
    Session one = clinic.signIn("Dora");
    assertEquals(SessionEnd.UNUSED, ended(unused));
    Session two = clinic.signIn("Dora");
    keyholder.endSession(one, two.id());
    assertEquals(SessionEnd.BY_HOLDER, ended(two));
    keyholder.endSessions(clinic.signIn(Clinic.PRIVACY_LEAD), new Suspect.OfAccount(dora));
    assertEquals(SessionEnd.BY_OTHERS, ended(one));
    Session three = clinic.signIn("Dora");
    for (int i = 0; i < 25; i++) {
      keyholder.accounts(three);
      clinic.clock.pass(Duration.ofMinutes(29));
    }
    assertEquals(SessionEnd.OLD, ended(three));
    Session four = clinic.signIn("Dora");
    keyholder.lockAccount(clinic.signIn(Clinic.ADMINISTRATOR), dora);
    assertEquals(SessionEnd.LOCKED, ended(four));
  }

  private SessionEnd ended(Session session) {
    return assertThrows(SessionEndedException.class, () -> keyholder.accounts(session)).why();
  }

  // The identity provider

  @Test
  void withoutAProviderNobodySignsInByOne() {
    assertEquals(Optional.empty(), keyholder.provider());
    assertThrows(SignInException.class, () -> keyholder.providerChallenge(""));
    assertThrows(
        SignInException.class,
        () ->
            keyholder.signIn(new SignInProof.ByIdToken(keyholder.challenge("Ada").id(), "a.b.c")));
  }

  @Test
  void theProviderSignsInWhomItIsBoundTo() throws Exception {
    try (SmallProvider provider = SmallProvider.start();
        Clinic other =
            new Clinic(
                folder.resolve("with-provider"),
                Limits.defaults(ZoneOffset.UTC),
                plain -> plain.withProvider(provider.policy(false)),
                reaching())) {
      AccountId dora = other.hire("Dora", Role.DOCTOR);
      other.hire("Nora", Role.NURSE);
      assertEquals("Clinic login", other.keyholder().provider().orElseThrow().name());
      Session byKey = other.signIn("Dora");
      assertThrows(SignInException.class, () -> byProvider(other, provider, "dora-17"));
      Challenge challenge = other.keyholder().providerChallenge("Dora");
      other
          .keyholder()
          .addCredential(
              byKey,
              challenge,
              new Credential.OfProvider(token(other, provider, challenge, "dora-17")),
              "");
      Session nora = other.signIn("Nora");
      Challenge taken = other.keyholder().providerChallenge("Nora");
      Credential same = new Credential.OfProvider(token(other, provider, taken, "dora-17"));
      assertThrows(
          SignInException.class,
          () -> other.keyholder().addCredential(nora, taken, same, ""),
          "nobody is two accounts");
      other.restart();
      Session session = byProvider(other, provider, "dora-17");
      assertEquals(dora, session.account());
      assertThrows(SignInException.class, () -> byProvider(other, provider, "dora-18"));
      // Its word opens what the account may open, and nothing dangerous.
      Action raise =
          new Action.RaiseBudget(
              dora, 30, "flu", other.clock.instant().plus(Duration.ofMinutes(30)));
      assertEquals(Refusal.CONFIRM, refusedBy(() -> other.keyholder().ask(session, raise)));
      other.confirm(session, "Dora");
      other.keyholder().ask(session, raise);
      // An answer is good once, and a token for the one challenge it names.
      Challenge once = other.keyholder().providerChallenge("");
      String token = token(other, provider, once, "dora-17");
      Challenge another = other.keyholder().providerChallenge("");
      assertThrows(
          SignInException.class,
          () -> other.keyholder().signIn(new SignInProof.ByIdToken(another.id(), token)));
      other.keyholder().signIn(new SignInProof.ByIdToken(once.id(), token));
      assertThrows(
          SignInException.class,
          () -> other.keyholder().signIn(new SignInProof.ByIdToken(once.id(), token)));
      Challenge late = other.keyholder().providerChallenge("");
      other.clock.pass(Duration.ofMinutes(11));
      String slow = token(other, provider, late, "dora-17");
      assertThrows(
          SignInException.class,
          () -> other.keyholder().signIn(new SignInProof.ByIdToken(late.id(), slow)));
      other.both(new Action.RenewCredential(dora));
      assertThrows(
          SignInException.class, () -> byProvider(other, provider, "dora-17"), "it is gone too");
    }
  }

  @Test
  void whereTheProviderConfirmsItHasToHaveAskedJustNow() throws Exception {
    try (SmallProvider provider = SmallProvider.start();
        Clinic other =
            new Clinic(
                folder.resolve("confirming"),
                Limits.defaults(ZoneOffset.UTC),
                plain -> plain.withProvider(provider.policy(true)),
                reaching())) {
      Approval.Enrolled made =
          (Approval.Enrolled) other.both(new Action.MakeAccount("Dora", Role.DOCTOR));
      AccountId dora = made.enrolment().account();
      Challenge challenge = other.keyholder().providerChallenge("Dora");
      other
          .keyholder()
          .enrol(
              dora,
              made.enrolment().code(),
              challenge,
              new Credential.OfProvider(token(other, provider, challenge, "d")));
      Action raise =
          new Action.RaiseBudget(
              dora, 30, "flu", other.clock.instant().plus(Duration.ofMinutes(30)));
      other.keyholder().ask(byProvider(other, provider, "d"), raise);
      Challenge stale = other.keyholder().providerChallenge("");
      Instant now = other.clock.instant();
      Session session =
          other
              .keyholder()
              .signIn(
                  new SignInProof.ByIdToken(
                      stale.id(),
                      provider.token(stale, "d", now.minus(Duration.ofMinutes(20)), now)));
      assertEquals(Refusal.CONFIRM, refusedBy(() -> other.keyholder().ask(session, raise)));
    }
  }

  private static Session byProvider(Clinic clinic, SmallProvider provider, String subject) {
    Challenge challenge = clinic.keyholder().providerChallenge("");
    return clinic
        .keyholder()
        .signIn(
            new SignInProof.ByIdToken(challenge.id(), token(clinic, provider, challenge, subject)));
  }

  private static String token(
      Clinic clinic, SmallProvider provider, Challenge challenge, String subject) {
    Instant now = clinic.clock.instant();
    return provider.token(challenge, subject, now.minusSeconds(2), now);
  }

  // Releases

  @Test
  void releasesTheKeysThatPhotographsWereSealedWith() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    AddedPhotographs added =
        keyholder.addPhotographs(clinic.signIn(Clinic.ADMINISTRATOR), patient, 2);
    clinic.hire("Dora", Role.DOCTOR);
    restart();
    PhotographId first = added.photographs().getFirst();
    Granted granted = (Granted) clinic.view(clinic.signIn("Dora"), patient, first);
    assertEquals(added.key(first, Rendition.DISPLAY), granted.key(first, Rendition.DISPLAY));
    assertNotEquals(added.key(first, Rendition.ORIGINAL), granted.key(first, Rendition.DISPLAY));
    assertNotEquals(
        added.key(first, Rendition.DISPLAY),
        added.key(added.photographs().get(1), Rendition.DISPLAY));
    assertThrows(IllegalArgumentException.class, () -> granted.key(first, Rendition.ORIGINAL));
  }

  @Test
  void thePulseCountsWhatWasGrantedAndRefusedAndWhoIsSignedIn() {
    PatientId patient =
        keyholder
            .addPatient(clinic.signIn(Clinic.ADMINISTRATOR), Clinic.entry("Meyer", "Jo"))
            .patient();
    PhotographId photograph = clinic.photograph(patient);
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    Pulse before = keyholder.status().pulse();
    ReleaseRequest wanted = ReleaseRequest.of(patient, List.of(photograph), Rendition.DISPLAY, "");
    keyholder.release(dora, wanted);
    keyholder.release(clinic.signIn(Clinic.ADMINISTRATOR), wanted);
    Pulse after = keyholder.status().pulse();
    assertEquals(before.granted() + 1, after.granted());
    assertEquals(
        List.of(Refusal.ROLE),
        after.refused().stream()
            .filter(one -> !before.refused().contains(one))
            .map(RefusedCount::why)
            .toList());
    assertEquals(before.sessions() + 1, after.sessions());
    keyholder.signOut(dora);
    assertEquals(before.sessions(), keyholder.status().pulse().sessions());
  }

  @Test
  void releasesAPatientsRecordAndAGalleryInOneEntry() {
    AddedPatient patient =
        keyholder.addPatient(clinic.signIn(Clinic.ADMINISTRATOR), Clinic.entry("Meyer", "Jo"));
    PhotographId photograph = clinic.photograph(patient.patient());
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    long before = keyholder.status().ledgerSize();
    Granted granted =
        (Granted)
            keyholder.release(
                dora,
                new ReleaseRequest(
                    patient.patient(),
                    List.of(photograph),
                    Set.of(Rendition.THUMBNAIL, Rendition.RECORD),
                    "",
                    Optional.empty()));
    assertEquals(before, granted.ledgerIndex());
    assertEquals(before + 1, keyholder.status().ledgerSize());
    assertEquals(2, granted.keys().size());
    assertEquals(patient.recordKey(), granted.patientRecord().orElseThrow());
  }

  @Test
  void everyViewHasMarkKeysOfItsOwn() {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    PhotographId other = clinic.photograph(patient);
    clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    Session dora = clinic.signIn("Dora");
    ReleaseRequest both =
        new ReleaseRequest(
            patient,
            List.of(photograph, other),
            Set.of(Rendition.DISPLAY, Rendition.THUMBNAIL, Rendition.RECORD),
            "",
            Optional.empty());
    Granted first = (Granted) keyholder.release(dora, both);
    Granted again = (Granted) keyholder.release(dora, both);
    Granted nora = (Granted) keyholder.release(clinic.signIn("Nora"), both);
    assertEquals(4, first.marks().size(), "a record has no mark");
    MarkKeys display = first.mark(photograph, Rendition.DISPLAY);
    MarkKeys thumbnail = first.mark(photograph, Rendition.THUMBNAIL);
    assertNotEquals(display.account(), display.view());
    assertEquals(display.account(), thumbnail.account(), "the account's part is in all its views");
    assertEquals(display.account(), again.mark(photograph, Rendition.DISPLAY).account());
    Set<String> views = new HashSet<>();
    Set<String> accounts = new HashSet<>();
    for (Granted granted : List.of(first, again, nora)) {
      for (MarkKeys mark : granted.marks()) {
        assertEquals(32, mark.account().length());
        assertEquals(32, mark.view().length());
        views.add(hex(mark.view()));
        accounts.add(hex(mark.account()));
      }
    }
    assertEquals(12, views.size(), "by photograph, rendition and entry");
    assertEquals(4, accounts.size(), "by photograph and account");
  }

  private static String hex(SecretBytes secret) {
    return secret.with(java.util.HexFormat.of()::formatHex);
  }

  @Test
  void aCaseHasEveryViewOfAPhotographWithItsKeys() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    PhotographId other = clinic.photograph(patient);
    PatientId neighbour = clinic.patient("Schulz");
    clinic.view(clinic.signIn(Clinic.PRIVACY_LEAD), neighbour, clinic.photograph(neighbour));
    clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    Session dora = clinic.signIn("Dora");
    Session nora = clinic.signIn("Nora");
    Granted first = (Granted) clinic.view(dora, patient, photograph, other);
    clinic.view(dora, patient, other);
    Granted broken =
        (Granted)
            keyholder.breakGlass(
                nora,
                ReleaseRequest.of(
                    patient, List.of(photograph), Rendition.THUMBNAIL, "she is bleeding"));
    CaseId investigation = clinic.openCase(clinic.signIn(Clinic.PRIVACY_LEAD).account());
    for (int round = 0; round < 2; round++) {
      Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
      List<ServedView> views = keyholder.candidates(pia, investigation, photograph);
      assertEquals(
          List.of(first.ledgerIndex(), broken.ledgerIndex()),
          views.stream().map(ServedView::ledgerIndex).toList());
      assertEquals(
          List.of(Optional.of("Dora"), Optional.of("Nora")),
          views.stream().map(ServedView::account).toList());
      assertEquals(Optional.of(dora.id()), views.getFirst().session());
      assertEquals(first.mark(photograph, Rendition.DISPLAY), views.get(0).keys());
      assertEquals(broken.mark(photograph, Rendition.THUMBNAIL), views.get(1).keys());
      restart();
    }
    Granted later = (Granted) clinic.view(clinic.signIn("Dora"), patient, photograph);
    assertEquals(
        later.ledgerIndex(),
        keyholder
            .candidates(clinic.signIn(Clinic.PRIVACY_LEAD), investigation, photograph)
            .getLast()
            .ledgerIndex(),
        "what came since is among them");
  }

  @Test
  void candidatesAreForMembersOfAnOpenCaseAndOnTheLedger() {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    clinic.view(dora, patient, photograph);
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    CaseId none = CaseId.random(new SecureRandom());
    assertEquals(Refusal.NO_CASE, refusedBy(() -> keyholder.candidates(pia, none, photograph)));
    CaseId investigation = clinic.openCase(pia.account());
    assertEquals(
        Refusal.NO_CASE, refusedBy(() -> keyholder.candidates(dora, investigation, photograph)));
    long before = keyholder.status().ledgerSize();
    keyholder.candidates(pia, investigation, photograph);
    assertEquals(before + 1, keyholder.status().ledgerSize());
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(
            () ->
                keyholder.candidates(pia, investigation, PhotographId.random(new SecureRandom()))));
    keyholder.lockDown(pia, "thieves");
    assertEquals(
        Refusal.LOCKED_DOWN, refusedBy(() -> keyholder.candidates(pia, investigation, photograph)));
    clinic.both(new Action.EndLockDown("gone"));
    clinic.both(new Action.CloseCase(investigation));
    assertEquals(
        Refusal.NO_CASE, refusedBy(() -> keyholder.candidates(pia, investigation, photograph)));
  }

  @Test
  void markKeysAreNotPrintedAndDieWithTheRelease() {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    Granted granted = (Granted) clinic.view(pia, patient, photograph);
    CaseId investigation = clinic.openCase(pia.account());
    List<ServedView> views = keyholder.candidates(pia, investigation, photograph);
    MarkKeys keys = granted.mark(photograph, Rendition.DISPLAY);
    String printed = granted.toString() + views + clinic.told;
    assertFalse(printed.contains(hex(keys.account())));
    assertFalse(printed.contains(hex(keys.view())));
    assertTrue(keys.toString().contains("not shown"));
    granted.close();
    assertTrue(keys.account().isDestroyed() && keys.view().isDestroyed());
  }

  @Test
  void refusesAPhotographOfAnotherPatient() {
    PatientId one = clinic.patient("Meyer");
    PhotographId others = clinic.photograph(clinic.patient("Schulz"));
    clinic.hire("Dora", Role.DOCTOR);
    assertEquals(Refusal.UNKNOWN, refused(clinic.view(clinic.signIn("Dora"), one, others)));
  }

  @Test
  void anAdministratorOpensNothing() {
    PatientId patient = clinic.patient("Meyer");
    Session ada = clinic.signIn(Clinic.ADMINISTRATOR);
    assertEquals(Refusal.ROLE, refused(clinic.view(ada, patient)));
    assertInstanceOf(NotShown.class, keyholder.findPatients(ada, "Meyer", 5));
    assertInstanceOf(NotShown.class, keyholder.namesOf(ada, List.of(patient)));
    assertEquals(
        Refusal.ROLE,
        refused(
            keyholder.breakGlass(
                ada, ReleaseRequest.of(patient, List.of(), Rendition.DISPLAY, "emergency"))));
  }

  // Budgets

  @Test
  void aDoctorOpensTwentyPatientsInAnyHour() throws Exception {
    List<PatientId> patients = clinic.patients(22);
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    for (PatientId patient : patients.subList(0, 20)) {
      assertInstanceOf(Granted.class, clinic.view(dora, patient));
      clinic.clock.pass(Duration.ofMinutes(1));
    }
    Refused refused = (Refused) clinic.view(dora, patients.get(20));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused.why());
    assertInstanceOf(
        Granted.class, clinic.view(dora, patients.get(3)), "a patient already open costs nothing");
    Instant next = refused.nextAllowed().orElseThrow();
    restart();
    assertEquals(
        Refusal.ACCOUNT_BUDGET,
        refused(clinic.view(clinic.signIn("Dora"), patients.get(20))),
        "a restart refills nothing");
    clinic.clock.pass(Duration.between(clinic.clock.instant(), next));
    Session later = clinic.signIn("Dora");
    assertInstanceOf(Granted.class, clinic.view(later, patients.get(20)));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic.view(later, patients.get(21))));
  }

  @Test
  void aClockSetBackOrForwardRefillsNothingAndAlarms() {
    List<PatientId> patients = clinic.patients(6);
    clinic.hire("Desi", Role.DESK);
    Session desi = clinic.signIn("Desi");
    patients
        .subList(0, 5)
        .forEach(patient -> assertInstanceOf(Granted.class, clinic.view(desi, patient)));
    clinic.clock.set(Duration.ofHours(-5));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic.view(desi, patients.get(5))));
    assertTrue(clinic.told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
    clinic.told.clear();
    clinic.clock.set(Duration.ofHours(5));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic.view(desi, patients.get(5))));
    clinic.clock.set(Duration.ofHours(3));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic.view(desi, patients.get(5))));
    assertTrue(clinic.told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
  }

  @Test
  void aClockSetBackBeforeARestartRefillsNothing() throws Exception {
    List<PatientId> patients = clinic.patients(6);
    clinic.hire("Desi", Role.DESK);
    Session desi = clinic.signIn("Desi");
    patients.subList(0, 5).forEach(patient -> clinic.view(desi, patient));
    clinic.clock.set(Duration.ofHours(-5));
    restart();
    assertEquals(
        Refusal.ACCOUNT_BUDGET, refused(clinic.view(clinic.signIn("Desi"), patients.get(5))));
    assertTrue(clinic.told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
  }

  @Test
  void twoPeopleRaiseABudgetForATime() {
    List<PatientId> patients = clinic.patients(7);
    AccountId desi = clinic.hire("Desi", Role.DESK);
    clinic.hire("Dora", Role.DOCTOR);
    Session session = clinic.signIn("Desi");
    patients.subList(0, 5).forEach(patient -> clinic.view(session, patient));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic.view(session, patients.get(5))));
    Instant until = clinic.clock.instant().plus(Duration.ofMinutes(10));
    clinic.byTwo(
        clinic.signIn("Dora"),
        clinic.signIn(Clinic.ADMINISTRATOR),
        new Action.RaiseBudget(desi, 6, "a busy morning", until));
    assertInstanceOf(Granted.class, clinic.view(session, patients.get(5)));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic.view(session, patients.get(6))));
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(
            () ->
                keyholder.ask(
                    clinic.signIn("Dora"),
                    new Action.RaiseBudget(
                        desi, 6, "too long", clinic.clock.instant().plus(Duration.ofHours(5))))));
  }

  @Test
  void breaksTheGlassThreeTimesADayBeyondTheBudget() throws Exception {
    List<PatientId> patients = clinic.patients(25);
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    patients.subList(0, 20).forEach(patient -> clinic.view(dora, patient));
    for (PatientId patient : patients.subList(20, 23)) {
      ReleaseRequest request =
          ReleaseRequest.of(patient, List.of(), Rendition.DISPLAY, "bleeding in theatre");
      assertEquals(Refusal.ACCOUNT_BUDGET, refused(keyholder.release(dora, request)));
      assertInstanceOf(Granted.class, keyholder.breakGlass(dora, request));
      assertInstanceOf(
          Granted.class, keyholder.release(dora, request), "the patient stays open for the hour");
    }
    List<Notice> broken =
        clinic.told.stream().filter(n -> n.kind() == Notice.Kind.BREAK_GLASS).toList();
    assertEquals(3, broken.size());
    assertEquals("Dora broke the glass. Reason: bleeding in theatre", broken.getFirst().sentence());
    List<Notice> onLedger =
        keyholder.notices(clinic.signIn(Clinic.PRIVACY_LEAD), 0).stream()
            .filter(n -> n.kind() == Notice.Kind.BREAK_GLASS)
            .toList();
    assertEquals(broken, onLedger);
    ReleaseRequest fourth =
        ReleaseRequest.of(patients.get(23), List.of(), Rendition.DISPLAY, "again");
    assertEquals(Refusal.BREAK_GLASS_SPENT, refused(keyholder.breakGlass(dora, fourth)));
    restart();
    assertEquals(
        Refusal.BREAK_GLASS_SPENT, refused(keyholder.breakGlass(clinic.signIn("Dora"), fourth)));
    assertEquals(
        Refusal.NO_REASON,
        refused(
            keyholder.breakGlass(
                clinic.signIn("Dora"),
                ReleaseRequest.of(patients.get(23), List.of(), Rendition.DISPLAY, " "))));
  }

  @Test
  void offHoursTheHeaviestAreSlowedAndOthersAreNot() {
    List<PatientId> patients = clinic.patients(12);
    clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    clinic.clock.pass(Duration.ofHours(12));
    Session dora = clinic.signIn("Dora");
    for (PatientId patient : patients.subList(0, 5)) {
      assertInstanceOf(Granted.class, clinic.view(dora, patient));
    }
    assertEquals(Refusal.CLINIC_BUDGET, refused(clinic.view(dora, patients.get(5))));
    assertTrue(clinic.told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLINIC_BUDGET));
    assertInstanceOf(
        Granted.class,
        clinic.view(clinic.signIn("Nora"), patients.get(6)),
        "the nurse is not starved");
    assertInstanceOf(
        Granted.class,
        keyholder.breakGlass(
            dora, ReleaseRequest.of(patients.get(7), List.of(), Rendition.DISPLAY, "emergency")));
    clinic.clock.pass(Duration.ofMinutes(5));
    assertInstanceOf(Granted.class, clinic.view(dora, patients.get(8)), "slowed, not stopped");
    assertEquals(Refusal.CLINIC_BUDGET, refused(clinic.view(dora, patients.get(9))));
  }

  // Roster

  @Test
  void findsPatientsByBeginningsOfNamesAndCountsThemAtRosterScope() {
    keyholder.addPatient(
        clinic.signIn(Clinic.ADMINISTRATOR), Clinic.entry("Müller-Lüdenscheidt", "Änne"));
    clinic.patient("Mueller");
    clinic.patient("Schulz");
    clinic.hire("Desi", Role.DESK);
    Session desi = clinic.signIn("Desi");
    Found found = (Found) keyholder.findPatients(desi, "anne mull", 20);
    assertEquals(1, found.hits().size());
    assertEquals("Müller-Lüdenscheidt", found.hits().getFirst().entry().familyName());
    Found limited = (Found) keyholder.findPatients(desi, "1970-12-31", 2);
    assertEquals(2, limited.hits().size());
    assertTrue(limited.more());
    assertEquals(0, ((Found) keyholder.findPatients(desi, "", 20)).hits().size());
    assertEquals(3, ((Found) keyholder.findPatients(desi, "1970-12-31", 20)).hits().size());
  }

  @Test
  void namesSurviveARestartAndChange() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    clinic.hire("Desi", Role.DESK);
    keyholder.updatePatient(clinic.signIn("Desi"), patient, Clinic.entry("Schulz", "Test"));
    restart();
    Session desi = clinic.signIn("Desi");
    assertEquals(0, ((Found) keyholder.findPatients(desi, "Meyer", 20)).hits().size());
    Found found = (Found) keyholder.namesOf(desi, List.of(patient));
    assertEquals("Schulz", found.hits().getFirst().entry().familyName());
  }

  @Test
  void theRosterCannotBeReadWhole() {
    List<PatientId> patients = clinic.patients(201);
    clinic.hire("Desi", Role.DESK);
    Session desi = clinic.signIn("Desi");
    for (int from = 0; from < 200; from += 50) {
      assertInstanceOf(Found.class, keyholder.namesOf(desi, patients.subList(from, from + 50)));
    }
    NotShown refused = (NotShown) keyholder.namesOf(desi, patients.subList(200, 201));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused.refused().why());
    assertInstanceOf(
        Found.class,
        keyholder.namesOf(desi, patients.subList(0, 50)),
        "who was seen may be seen again");
  }

  @Test
  void aDecoyAlarmsWhenOpenedAndNotWhenListed() {
    PatientId decoy = clinic.patient("Nemo");
    keyholder.markDecoy(clinic.signIn(Clinic.PRIVACY_LEAD), decoy);
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    clinic.told.clear();
    keyholder.findPatients(dora, "Nemo", 5);
    assertEquals(List.of(), clinic.told);
    clinic.view(dora, decoy);
    assertEquals(Notice.Kind.DECOY, clinic.told.getFirst().kind());
    assertEquals(
        clinic.told.getLast(),
        keyholder
            .notices(clinic.signIn(Clinic.PRIVACY_LEAD), clinic.told.getLast().ledgerIndex())
            .getFirst());
  }

  // Two people

  @Test
  void nobodyApprovesWhatTheyAskedFor() {
    Session ada = clinic.signIn(Clinic.ADMINISTRATOR);
    PendingRequest request = keyholder.ask(ada, new Action.MakeAccount("Eve", Role.DOCTOR));
    assertEquals(
        Refusal.SAME_PERSON,
        refusedBy(() -> keyholder.approve(clinic.signIn(Clinic.ADMINISTRATOR), request.id())));
    assertTrue(keyholder.accounts(ada).stream().noneMatch(account -> account.name().equals("Eve")));
  }

  @Test
  void anAdministratorMakesNoAccountAlone() {
    clinic.hire("Abe", Role.ADMINISTRATOR);
    PendingRequest request =
        keyholder.ask(
            clinic.signIn(Clinic.ADMINISTRATOR), new Action.MakeAccount("Eve", Role.DOCTOR));
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder.approve(clinic.signIn("Abe"), request.id())));
  }

  @Test
  void aRequestIsApprovedOnce() {
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    PendingRequest request =
        keyholder.ask(
            clinic.signIn(Clinic.ADMINISTRATOR), new Action.MakeAccount("Dora", Role.DOCTOR));
    keyholder.approve(pia, request.id());
    assertEquals(Refusal.UNKNOWN, refusedBy(() -> keyholder.approve(pia, request.id())));
    PendingRequest declined = keyholder.ask(pia, new Action.MakeAccount("Nora", Role.NURSE));
    keyholder.decline(pia, declined.id());
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(() -> keyholder.approve(clinic.signIn(Clinic.ADMINISTRATOR), declined.id())));
  }

  @Test
  void originalsLeaveByApprovalOnly() {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    Session session = clinic.signIn("Dora");
    ReleaseRequest original =
        ReleaseRequest.of(patient, List.of(photograph), Rendition.ORIGINAL, "second opinion");
    assertEquals(Refusal.NO_EXPORT_APPROVAL, refused(keyholder.release(session, original)));
    Instant until = clinic.clock.instant().plus(Duration.ofMinutes(20));
    clinic.byTwo(
        session,
        clinic.signIn(Clinic.PRIVACY_LEAD),
        new Action.Export(dora, List.of(patient), "second opinion", until));
    assertInstanceOf(Granted.class, keyholder.release(session, original));
    assertEquals(
        List.of(List.of(patient)),
        keyholder.exports(session).stream().map(AllowedExport::patients).toList());
    assertEquals(List.of(), keyholder.exports(clinic.signIn(Clinic.PRIVACY_LEAD)));
    assertTrue(clinic.told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.APPROVED));
    clinic.clock.pass(Duration.ofMinutes(20));
    assertEquals(Refusal.NO_EXPORT_APPROVAL, refused(keyholder.release(session, original)));
    assertEquals(List.of(), keyholder.exports(session));
  }

  // Locks

  @Test
  void aLockDownStopsEverythingUntilTwoEndIt() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    clinic.hire("Dora", Role.DOCTOR);
    keyholder.lockDown(clinic.signIn(Clinic.ADMINISTRATOR), "blackmail");
    Session dora = clinic.signIn("Dora");
    assertEquals(Refusal.LOCKED_DOWN, refused(clinic.view(dora, patient)));
    assertEquals(
        Refusal.LOCKED_DOWN,
        refused(
            keyholder.breakGlass(
                dora, ReleaseRequest.of(patient, List.of(), Rendition.DISPLAY, "emergency"))));
    assertInstanceOf(NotShown.class, keyholder.findPatients(dora, "Meyer", 5));
    assertThrows(RefusedException.class, () -> keyholder.addPatient(dora, Clinic.entry("A", "B")));
    restart();
    assertTrue(keyholder.status().lockedDown());
    clinic.both(new Action.EndLockDown("the mailbox was closed"));
    assertInstanceOf(Granted.class, clinic.view(clinic.signIn("Dora"), patient));
  }

  @Test
  void aLockedAccountIsOutAtOnce() {
    PatientId patient = clinic.patient("Meyer");
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    Session session = clinic.signIn("Dora");
    keyholder.lockAccount(clinic.signIn(Clinic.PRIVACY_LEAD), dora);
    assertThrows(SessionEndedException.class, () -> clinic.view(session, patient));
    assertThrows(SignInException.class, () -> clinic.signIn("Dora"));
    clinic.both(new Action.UnlockAccount(dora));
    assertInstanceOf(Granted.class, clinic.view(clinic.signIn("Dora"), patient));
  }

  // Cases

  @Test
  void theIndexIsWrittenByAllAndReadUnderACase() throws Exception {
    byte[] context = {1, 2, 3};
    SealedIndexEntry entry =
        keyholder
            .indexKey()
            .seal(
                context,
                "descriptors".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new SecureRandom());
    AccountId pia = clinic.signIn(Clinic.PRIVACY_LEAD).account();
    CaseId investigation = clinic.openCase(pia);
    Session session = clinic.signIn(Clinic.PRIVACY_LEAD);
    SecretBytes key =
        keyholder.indexKeys(session, investigation, List.of(entry.capsule())).getFirst();
    assertArrayEquals(
        "descriptors".getBytes(java.nio.charset.StandardCharsets.UTF_8), entry.open(key, context));
    assertEquals(
        Refusal.NO_CASE,
        refusedBy(
            () ->
                keyholder.indexKeys(
                    session, CaseId.random(new SecureRandom()), List.of(entry.capsule()))));
    assertEquals(
        Refusal.NO_CASE,
        refusedBy(
            () ->
                keyholder.indexKeys(
                    clinic.signIn(Clinic.ADMINISTRATOR), investigation, List.of(entry.capsule()))));
    clinic.both(new Action.CloseCase(investigation));
    assertEquals(
        Refusal.NO_CASE,
        refusedBy(() -> keyholder.indexKeys(session, investigation, List.of(entry.capsule()))));
  }

  @Test
  void verificationThumbnailsAreReleasedUnderACase() {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    ReleaseRequest request =
        ReleaseRequest.of(patient, List.of(photograph), Rendition.VERIFICATION, "");
    assertEquals(Refusal.NO_CASE, refused(keyholder.release(pia, request)));
    CaseId investigation = clinic.openCase(pia.account());
    assertInstanceOf(Granted.class, keyholder.release(pia, request.under(investigation)));
  }

  // Erasure

  @Test
  void anErasedPatientIsGoneAndTheOthersStay() throws Exception {
    PatientId gone = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(gone);
    PatientId stays = clinic.patient("Schulz");
    PhotographId other = clinic.photograph(stays);
    clinic.hire("Dora", Role.DOCTOR);
    Granted before = (Granted) clinic.view(clinic.signIn("Dora"), stays, other);
    long epoch = keyholder.status().epoch();
    Approval.Erased erased =
        (Approval.Erased) clinic.both(new Action.ErasePatient(gone, "asked for on paper"));
    assertEquals(erased.erasedAt(), erased.finalAt(), "without backups it is final at once");
    for (int round = 0; round < 2; round++) {
      Session dora = clinic.signIn("Dora");
      assertTrue(keyholder.status().epoch() > epoch);
      assertEquals(Refusal.UNKNOWN, refused(clinic.view(dora, gone, photograph)));
      assertEquals(0, ((Found) keyholder.findPatients(dora, "Meyer", 5)).hits().size());
      Granted after = (Granted) clinic.view(dora, stays, other);
      assertEquals(before.key(other, Rendition.DISPLAY), after.key(other, Rendition.DISPLAY));
      restart();
    }
  }

  @Test
  void anErasedPhotographIsGoneAndThePatientsOthersStay() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    PhotographId gone = clinic.photograph(patient);
    PhotographId stays = clinic.photograph(patient);
    clinic.hire("Dora", Role.DOCTOR);
    Granted before = (Granted) clinic.view(clinic.signIn("Dora"), patient, stays);
    clinic.both(new Action.ErasePhotographs(patient, List.of(gone), "taken by mistake"));
    for (int round = 0; round < 2; round++) {
      Session dora = clinic.signIn("Dora");
      assertEquals(Refusal.UNKNOWN, refused(clinic.view(dora, patient, gone)));
      Granted after = (Granted) clinic.view(dora, patient, stays);
      assertEquals(before.key(stays, Rendition.DISPLAY), after.key(stays, Rendition.DISPLAY));
      restart();
    }
  }

  @Test
  void rotationKeepsEverythingReadable() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    clinic.hire("Dora", Role.DOCTOR);
    Granted before = (Granted) clinic.view(clinic.signIn("Dora"), patient, photograph);
    keyholder.rotate(clinic.signIn(Clinic.ADMINISTRATOR));
    assertEquals(2, keyholder.status().epoch());
    restart();
    assertEquals(2, keyholder.status().epoch());
    Granted after = (Granted) clinic.view(clinic.signIn("Dora"), patient, photograph);
    assertEquals(
        before.key(photograph, Rendition.DISPLAY), after.key(photograph, Rendition.DISPLAY));
  }

  // Exposure

  @Test
  void theExposureOfAnAccountIsWhatItOpenedAndAdded() {
    List<PatientId> patients = clinic.patients(4);
    PhotographId seen = clinic.photograph(patients.get(0));
    PhotographId notSeen = clinic.photograph(patients.get(1));
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    clinic.clock.pass(Duration.ofHours(1));
    Instant from = clinic.clock.instant();
    Session session = clinic.signIn("Dora");
    clinic.view(session, patients.get(0), seen);
    keyholder.namesOf(session, List.of(patients.get(2)));
    clinic.view(clinic.signIn("Nora"), patients.get(1), notSeen);
    PhotographId added =
        keyholder.addPhotographs(session, patients.get(0), 1).photographs().getFirst();
    ExposureQuery query =
        new ExposureQuery(new Suspect.OfAccount(dora), from, clinic.clock.instant());
    Exposure exposure = keyholder.exposure(clinic.signIn(Clinic.PRIVACY_LEAD), query);
    assertFalse(exposure.everything());
    assertEquals(1, exposure.possible().size());
    assertEquals(patients.get(0), exposure.possible().getFirst().patient());
    Set<PhotographId> photographs = new HashSet<>();
    exposure.possible().getFirst().photographs().forEach(one -> photographs.add(one.photograph()));
    assertEquals(Set.of(seen, added), photographs);
    assertEquals(List.of(patients.get(2)), exposure.namesOnly());
    assertEquals(2, exposure.patientsExcluded());
    assertEquals(1, exposure.photographsExcluded());
    Exposure ofSession =
        keyholder.exposure(
            clinic.signIn(Clinic.PRIVACY_LEAD),
            new ExposureQuery(new Suspect.OfSession(session.id()), from, clinic.clock.instant()));
    assertEquals(exposure.possible(), ofSession.possible());
    assertTrue(keyholder.evidence(clinic.signIn(Clinic.PRIVACY_LEAD), query).length > 0);
  }

  @Test
  void evidenceHoldsAlsoWhenPatientsWereErasedSince() throws Exception {
    List<PatientId> patients = clinic.patients(2);
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    clinic.clock.pass(Duration.ofHours(1));
    Instant from = clinic.clock.instant();
    patients.forEach(patient -> clinic.view(clinic.signIn("Dora"), patient));
    for (int erased = 1; erased <= 2; erased++) {
      clinic.both(new Action.ErasePatient(patients.get(erased - 1), "asked for"));
      Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
      ExposureQuery query =
          new ExposureQuery(new Suspect.OfAccount(dora), from, clinic.clock.instant());
      Exposure exposure = keyholder.exposure(pia, query);
      assertEquals(erased, exposure.erasedSince());
      assertEquals(2 - erased, exposure.possible().size());
      EvidenceBundle bundle = EvidenceBundle.parse(keyholder.evidence(pia, query));
      Trust trust = new Trust(VerifierKey.parse(keyholder.status().ledgerKey()), List.of(), 0);
      EvidenceVerdict.Holds verdict =
          assertInstanceOf(EvidenceVerdict.Holds.class, EvidenceCheck.check(bundle, trust));
      assertEquals(2 - erased, verdict.opened().size());
    }
  }

  @Test
  void withTheWholeServerLostAtLevelZeroEverythingIsPossible() {
    clinic.patients(3);
    assertEquals(Level.ZERO, keyholder.status().level());
    Exposure exposure =
        keyholder.exposure(
            clinic.signIn(Clinic.PRIVACY_LEAD),
            new ExposureQuery(
                new Suspect.WholeServer(), clinic.clock.instant(), clinic.clock.instant()));
    assertTrue(exposure.everything());
    assertEquals(0, exposure.patientsExcluded());
    assertTrue(exposure.sentences().getFirst().startsWith("Everything is possible"));
  }

  @Test
  void onlyThePrivacyLeadAsksForAnExposure() {
    clinic.hire("Dora", Role.DOCTOR);
    ExposureQuery query =
        new ExposureQuery(new Suspect.WholeServer(), Instant.EPOCH, clinic.clock.instant());
    for (String name : List.of("Dora", Clinic.ADMINISTRATOR)) {
      Session session = clinic.signIn(name);
      assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.exposure(session, query)));
      assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.evidence(session, query)));
    }
  }

  @Test
  void aCasesKeyIsItsMembersAloneAndStaysAfterItsEnd() {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    Session session = clinic.signIn("Dora");
    CaseId first = clinic.openCase(dora);
    CaseId second = clinic.openCase(dora);
    try (SecretBytes key = keyholder.caseKey(session, first);
        SecretBytes again = keyholder.caseKey(session, first);
        SecretBytes other = keyholder.caseKey(session, second)) {
      assertArrayEquals(key.copy(), again.copy());
      assertFalse(Arrays.equals(key.copy(), other.copy()));
      clinic.both(new Action.CloseCase(first));
      try (SecretBytes closed = keyholder.caseKey(session, first)) {
        assertArrayEquals(key.copy(), closed.copy());
      }
    }
    for (String name : List.of("Nora", Clinic.PRIVACY_LEAD)) {
      Session nobody = clinic.signIn(name);
      assertEquals(Refusal.NO_CASE, refusedBy(() -> keyholder.caseKey(nobody, second)));
    }
    assertEquals(
        Map.of(first, false, second, true),
        keyholder.cases(session).stream()
            .collect(Collectors.toMap(CaseSummary::id, CaseSummary::open)));
    assertEquals(List.of(), keyholder.cases(clinic.signIn("Nora")));
    assertEquals(2, keyholder.cases(clinic.signIn(Clinic.PRIVACY_LEAD)).size());
  }

  @Test
  void sessionsAreEndedAtOnceAndNothingElse() {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    Session one = clinic.signIn("Dora");
    Session two = clinic.signIn("Dora");
    Session nora = clinic.signIn("Nora");
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder.endSessions(nora, new Suspect.OfAccount(dora))));
    assertEquals(1, keyholder.endSessions(pia, new Suspect.OfSession(one.id())));
    assertThrows(SessionEndedException.class, () -> keyholder.accounts(one));
    keyholder.accounts(two);
    assertEquals(1, keyholder.endSessions(pia, new Suspect.OfAccount(dora)));
    assertThrows(SessionEndedException.class, () -> keyholder.accounts(two));
    keyholder.endSessions(pia, new Suspect.WholeServer());
    assertThrows(SessionEndedException.class, () -> keyholder.accounts(nora));
    keyholder.accounts(pia);
    keyholder.accounts(clinic.signIn("Dora"));
  }

  @Test
  void deedsAreThoseOfTheAccountInTheirOrder() {
    List<PatientId> patients = clinic.patients(2);
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    clinic.clock.pass(Duration.ofHours(1));
    Instant from = clinic.clock.instant();
    Session session = clinic.signIn("Dora");
    clinic.view(session, patients.get(0));
    clinic.view(clinic.signIn("Nora"), patients.get(1));
    clinic.clock.pass(Duration.ofMinutes(1));
    clinic.view(session, patients.get(1));
    Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
    ExposureQuery query =
        new ExposureQuery(new Suspect.OfAccount(dora), from, clinic.clock.instant());
    List<Deed> deeds = keyholder.deeds(pia, query, 0);
    assertEquals(List.of("sign-in", "release", "release"), deeds.stream().map(Deed::kind).toList());
    assertEquals(Optional.of(patients.get(0)), deeds.get(1).patient());
    assertEquals(Optional.of(session.id()), deeds.get(2).session());
    assertEquals(Optional.of("Dora"), deeds.get(0).account());
    assertEquals(deeds.subList(2, 3), keyholder.deeds(pia, query, deeds.get(1).entry() + 1));
    ExposureQuery all = new ExposureQuery(new Suspect.WholeServer(), from, query.to());
    assertTrue(keyholder.deeds(pia, all, 0).size() > deeds.size());
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.deeds(session, query, 0)));
  }

  @Test
  void accountsAreListedWithoutSecrets() {
    clinic.hire("Dora", Role.DOCTOR);
    List<AccountSummary> accounts = keyholder.accounts(clinic.signIn("Dora"));
    assertEquals(
        List.of("Ada", "Dora", "Pia"), accounts.stream().map(AccountSummary::name).toList());
    assertTrue(accounts.stream().allMatch(AccountSummary::enrolled));
  }
}
