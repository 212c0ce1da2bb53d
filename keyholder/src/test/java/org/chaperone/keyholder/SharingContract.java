package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.exposure.WholeHistory;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SoftAuthenticator;
import org.chaperone.keyholder.share.GivenShare;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.share.ShareDoor;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.ShareState;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.keyholder.share.SharedPhotographs;
import org.chaperone.keyholder.share.Use;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.VerifierKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every keyholder must do with shares; run over ways of reaching one. */
public abstract class SharingContract {

  private static final String ORIGIN = "http://localhost";

  @TempDir protected Path folder;

  private Clinic clinic;
  private Keyholder keyholder;
  private PatientId patient;
  private List<PhotographId> photographs;
  private AccountId dora;

  /** How this suite's keyholder is reached. */
  protected abstract Clinic.Reaching reaching();

  @BeforeEach
  void open() throws Exception {
    clinic =
        new Clinic(folder.resolve("home"), Limits.defaults(ZoneOffset.UTC), s -> s, reaching());
    keyholder = clinic.keyholder();
    patient = clinic.patient("Meyer");
    photographs =
        keyholder.addPhotographs(clinic.signIn(Clinic.ADMINISTRATOR), patient, 3).photographs();
    dora = clinic.hire("Dora", Role.DOCTOR);
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private ShareRequest request(int mostViews) {
    return new ShareRequest(
        patient,
        photographs.subList(0, 2),
        Recipient.colleague("Dr. Weber"),
        Use.CARE,
        "a second opinion",
        Instant.ofEpochMilli(clinic.clock.millis()).plus(Duration.ofDays(7)),
        mostViews);
  }

  /** Dora opens the patient and shares two of three photographs. */
  private GivenShare given(int mostViews) {
    Session session = clinic.signIn("Dora");
    clinic.view(session, patient, photographs.getFirst());
    return keyholder.share(session, request(mostViews));
  }

  private SoftAuthenticator phone() {
    return new SoftAuthenticator("localhost");
  }

  private Challenge opened(GivenShare share) {
    return assertInstanceOf(
            ShareDoor.Open.class, keyholder.openShare(share.share(), share.secret(), share.code()))
        .binding();
  }

  private Session bound(GivenShare share, SoftAuthenticator phone) {
    Challenge challenge = opened(share);
    return keyholder.bindShare(challenge.id(), phone.create(challenge, ORIGIN));
  }

  private Session again(GivenShare share, SoftAuthenticator phone) {
    Challenge challenge = keyholder.challenge("share " + share.share());
    return keyholder.signIn(phone.get(challenge, ORIGIN, SoftAuthenticator.VERIFIED));
  }

  private Object look(Session guest, PhotographId photograph) {
    return clinic.view(guest, patient, photograph);
  }

  private ShareSummary summary(GivenShare share) {
    return keyholder.shares(clinic.signIn(Clinic.PRIVACY_LEAD)).stream()
        .filter(one -> one.id().equals(share.share()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRecipientSeesTheSharedPhotographsAndItIsCounted() throws Exception {
    GivenShare share = given(5);
    assertEquals(ShareState.WAITING, summary(share).state());
    SoftAuthenticator phone = phone();
    Session guest = bound(share, phone);
    assertEquals(Role.GUEST, guest.role());
    SharedPhotographs mine = keyholder.shared(guest);
    assertEquals(photographs.subList(0, 2), mine.photographs());
    assertEquals("Dora", mine.giver());
    Granted granted = assertInstanceOf(Granted.class, look(guest, photographs.getFirst()));
    assertEquals(1, granted.marks().size());
    assertEquals(4, keyholder.shared(guest).viewsLeft());
    clinic.restart();
    keyholder = clinic.keyholder();
    assertThrows(SessionEndedException.class, () -> look(guest, photographs.getFirst()));
    Session later = again(share, phone);
    assertEquals(4, keyholder.shared(later).viewsLeft());
    assertInstanceOf(Granted.class, look(later, photographs.get(1)));
    ShareSummary summary = summary(share);
    assertEquals(ShareState.BOUND, summary.state());
    assertEquals(2, summary.views());
    assertEquals(
        Optional.of(Instant.ofEpochMilli(clinic.clock.millis())).map(Instant::getEpochSecond),
        summary.lastSeen().map(Instant::getEpochSecond));
  }

  @Test
  void aGuestCanDoNothingElse() {
    GivenShare share = given(50);
    Session guest = bound(share, phone());
    PatientId other = clinic.patient("Schulz");
    PhotographId others = clinic.photograph(other);
    assertEquals(Refusal.UNKNOWN, refused(look(guest, photographs.get(2))));
    assertEquals(Refusal.UNKNOWN, refused(clinic.view(guest, other, others)));
    assertEquals(Refusal.UNKNOWN, refused(clinic.view(guest, other, photographs.getFirst())));
    assertEquals(Refusal.UNKNOWN, refused(clinic.view(guest, patient)));
    for (Rendition rendition : Rendition.values()) {
      ReleaseRequest request =
          new ReleaseRequest(
              patient, photographs.subList(0, 1), Set.of(rendition), "why not", Optional.empty());
      if (rendition != Rendition.DISPLAY) {
        assertEquals(Refusal.UNKNOWN, refused(keyholder.release(guest, request)), rendition.name());
      }
    }
    ExposureQuery.Suspect all = new Suspect.WholeServer();
    List<Runnable> tries =
        List.of(
            () -> keyholder.breakGlass(guest, view()),
            () -> keyholder.findPatients(guest, "meyer", 5),
            () -> keyholder.namesOf(guest, List.of(patient)),
            () -> keyholder.history(guest, patient),
            () -> keyholder.addPatient(guest, Clinic.entry("New", "Nina")),
            () -> keyholder.updatePatient(guest, patient, Clinic.entry("New", "Nina")),
            () -> keyholder.addPhotographs(guest, patient, 1),
            () -> keyholder.share(guest, request(1)),
            () -> keyholder.shares(guest),
            () -> keyholder.sharesOf(guest, patient),
            () -> keyholder.endShare(guest, share.share()),
            () -> keyholder.stopShares(guest, all),
            () -> keyholder.accounts(guest),
            () -> keyholder.sessions(guest),
            () -> keyholder.budget(guest),
            () -> keyholder.ask(guest, new Action.MakeAccount("Me", Role.DOCTOR)),
            () -> keyholder.pending(guest),
            () -> keyholder.lockAccount(guest, dora),
            () -> keyholder.endSessions(guest, all),
            () -> keyholder.lockDown(guest, "ha"),
            () -> keyholder.tags(guest, "content", List.of(new byte[32])),
            () -> keyholder.erasures(guest),
            () -> keyholder.cases(guest),
            () -> keyholder.notices(guest, 0),
            () -> keyholder.rotate(guest));
    for (int i = 0; i < tries.size(); i++) {
      Runnable one = tries.get(i);
      assertEquals(Refusal.ROLE, refusedBy(one), "try " + i);
    }
    assertEquals(
        Refusal.ROLE, refusedBy(() -> clinic.both(new Action.MakeAccount("Greta", Role.GUEST))));
    AccountId account = summary(share).account();
    assertEquals(
        Refusal.UNKNOWN, refusedBy(() -> clinic.both(new Action.RenewCredential(account))));
    assertTrue(
        keyholder.accounts(clinic.signIn("Dora")).stream()
            .noneMatch(one -> one.role() == Role.GUEST));
  }

  private ReleaseRequest view() {
    return ReleaseRequest.of(patient, photographs.subList(0, 1), Rendition.DISPLAY, "now");
  }

  @Test
  void theLinkOpensOnce() {
    GivenShare share = given(5);
    Challenge first = opened(share);
    Challenge second = opened(share);
    keyholder.bindShare(first.id(), phone().create(first, ORIGIN));
    Credential.OfPasskey late = phone().create(second, ORIGIN);
    assertThrows(SignInException.class, () -> keyholder.bindShare(second.id(), late));
    assertThrows(SignInException.class, () -> keyholder.bindShare(first.id(), late));
    assertInstanceOf(
        ShareDoor.Shut.class, keyholder.openShare(share.share(), share.secret(), share.code()));
    assertThrows(SignInException.class, () -> again(share, phone()), "another phone");
  }

  @Test
  void fiveWrongCodesLockItAndTheLinkIsNeededForEach() throws Exception {
    GivenShare share = given(5);
    SecretBytes guessed = SecretBytes.taking(new byte[16]);
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(
          ShareDoor.Shut.class, keyholder.openShare(share.share(), guessed, "AAAA-AAAA"));
    }
    for (int left = 4; left >= 0; left--) {
      ShareDoor door = keyholder.openShare(share.share(), share.secret(), "AAAA-AAAA");
      assertEquals(left, assertInstanceOf(ShareDoor.WrongCode.class, door).triesLeft());
      if (left == 2) {
        clinic.restart();
        keyholder = clinic.keyholder();
      }
    }
    assertInstanceOf(
        ShareDoor.Shut.class, keyholder.openShare(share.share(), share.secret(), share.code()));
    assertEquals(ShareState.LOCKED, summary(share).state());
    assertTrue(clinic.told.stream().anyMatch(one -> one.sentence().contains("wrong codes")));
  }

  @Test
  void theCodeIsReadAsPeopleTypeIt() {
    GivenShare share = given(5);
    String typed = " " + share.code().replace("-", " ").toLowerCase(java.util.Locale.ROOT);
    assertInstanceOf(
        ShareDoor.Open.class, keyholder.openShare(share.share(), share.secret(), typed));
  }

  @Test
  void endsByItsTimeByItsViewsAndWhenItIsEnded() {
    GivenShare spent = given(2);
    Session guest = bound(spent, phone());
    look(guest, photographs.getFirst());
    look(guest, photographs.getFirst());
    assertEquals(Refusal.SHARE_OVER, refused(look(guest, photographs.getFirst())));
    assertEquals(ShareState.OVER, summary(spent).state());

    GivenShare ended = given(50);
    SoftAuthenticator phone = phone();
    Session second = bound(ended, phone);
    clinic.hire("Nora", Role.NURSE);
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder.endShare(clinic.signIn("Nora"), ended.share())));
    keyholder.endShare(clinic.signIn("Dora"), ended.share());
    assertThrows(SessionEndedException.class, () -> look(second, photographs.getFirst()));
    assertThrows(SignInException.class, () -> again(ended, phone));

    GivenShare old = given(50);
    SoftAuthenticator another = phone();
    bound(old, another);
    clinic.clock.pass(Duration.ofDays(7));
    assertThrows(SignInException.class, () -> again(old, another));
    assertEquals(ShareState.OVER, summary(old).state());
  }

  @Test
  void onlyWhatOneOpenedCanBeSharedAndOnlyForThirtyDays() {
    Session session = clinic.signIn("Dora");
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.share(session, request(5))));
    clinic.view(session, patient, photographs.getFirst());
    ShareRequest long1 =
        new ShareRequest(
            patient,
            photographs,
            Recipient.patient(),
            Use.OWN,
            "",
            Instant.ofEpochMilli(clinic.clock.millis()).plus(Duration.ofDays(31)),
            5);
    assertEquals(Refusal.UNKNOWN, refusedBy(() -> keyholder.share(session, long1)));
    PhotographId others = clinic.photograph(clinic.patient("Schulz"));
    ShareRequest mixed =
        new ShareRequest(
            patient,
            List.of(photographs.getFirst(), others),
            Recipient.patient(),
            Use.OWN,
            "",
            request(5).until(),
            5);
    assertEquals(Refusal.UNKNOWN, refusedBy(() -> keyholder.share(session, mixed)));
    clinic.hire("Rita", Role.DESK);
    Session rita = clinic.signIn("Rita");
    clinic.view(rita, patient, photographs.getFirst());
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.share(rita, request(5))));
  }

  @Test
  void lockingTheGiverStopsWhatTheyGaveAndALockDownEverything() {
    GivenShare share = given(50);
    Session guest = bound(share, phone());
    keyholder.lockDown(clinic.signIn(Clinic.PRIVACY_LEAD), "a break-in");
    assertEquals(Refusal.LOCKED_DOWN, refused(look(guest, photographs.getFirst())));
    clinic.both(new Action.EndLockDown("it was a drill"));
    assertInstanceOf(Granted.class, look(guest, photographs.getFirst()));
    keyholder.lockAccount(clinic.signIn(Clinic.ADMINISTRATOR), dora);
    assertThrows(SessionEndedException.class, () -> look(guest, photographs.getFirst()));
    assertEquals(ShareState.ENDED, summary(share).state());
    clinic.both(new Action.UnlockAccount(dora));
    assertEquals(ShareState.ENDED, summary(share).state(), "it stays so");
  }

  @Test
  void sharesGivenInASessionAndAllOfThemCanBeStopped() {
    Session first = clinic.signIn("Dora");
    clinic.view(first, patient, photographs.getFirst());
    GivenShare one = keyholder.share(first, request(5));
    GivenShare two = given(5);
    GivenShare three = given(5);
    Session lead = clinic.signIn(Clinic.PRIVACY_LEAD);
    assertEquals(1, keyholder.stopShares(lead, new Suspect.OfSession(first.id())));
    assertEquals(ShareState.ENDED, summary(one).state());
    assertEquals(ShareState.WAITING, summary(two).state());
    Session guest = bound(two, phone());
    assertEquals(1, keyholder.stopShares(lead, new Suspect.OfSession(guest.id())));
    assertEquals(1, keyholder.stopShares(lead, new Suspect.WholeServer()));
    assertEquals(ShareState.ENDED, summary(three).state());
    assertEquals(
        Refusal.ROLE,
        refusedBy(() -> keyholder.stopShares(clinic.signIn("Dora"), new Suspect.WholeServer())));
  }

  @Test
  void whoHasSeenItNamesTheRecipientAndWhoShared() {
    GivenShare share = given(5);
    Session guest = bound(share, phone());
    look(guest, photographs.getFirst());
    keyholder.endShare(clinic.signIn(Clinic.PRIVACY_LEAD), share.share());
    List<PastOpening> history =
        keyholder.history(clinic.signIn(Clinic.PRIVACY_LEAD), patient).stream()
            .filter(one -> one.kind() != PastOpening.Kind.ADDED)
            .toList();
    assertEquals(
        List.of(
            PastOpening.Kind.SHARE_ENDED,
            PastOpening.Kind.SEEN_BY_LINK,
            PastOpening.Kind.SHARE_OPENED,
            PastOpening.Kind.SHARED,
            PastOpening.Kind.OPENED),
        history.stream().map(PastOpening::kind).toList());
    String seen = history.get(1).account().orElseThrow();
    assertTrue(seen.startsWith("Dr. Weber, by a link that Dora gave on "), seen);
    assertTrue(history.get(3).reason().contains("Dr. Weber"), history.get(3).reason());
    assertEquals("Dora", history.get(3).account().orElseThrow());

    clinic.hire("Nora", Role.NURSE);
    CaseId investigation = clinic.openCase(dora);
    List<ServedView> views =
        keyholder.candidates(clinic.signIn("Dora"), investigation, photographs.getFirst());
    assertEquals(1, views.stream().filter(one -> one.account().equals(Optional.of(seen))).count());
    views.forEach(ServedView::close);
  }

  @Test
  void exposureAndEvidenceHoldWhatWasSeenByLinks() throws Exception {
    Instant from = Instant.ofEpochMilli(clinic.clock.millis());
    GivenShare share = given(5);
    Session guest = bound(share, phone());
    look(guest, photographs.get(1));
    Instant to = Instant.ofEpochMilli(clinic.clock.millis());
    Session lead = clinic.signIn(Clinic.PRIVACY_LEAD);
    ExposureQuery ofShare =
        new ExposureQuery(new Suspect.OfAccount(summary(share).account()), from, to);
    Exposure exposure = keyholder.exposure(lead, ofShare);
    assertEquals(
        List.of(photographs.get(1)),
        exposure.possible().getFirst().photographs().stream()
            .map(one -> one.photograph())
            .toList());
    ExposureQuery ofGiver = new ExposureQuery(new Suspect.OfAccount(dora), from, to);
    assertEquals(
        Set.of(photographs.get(0), photographs.get(1)),
        keyholder.exposure(lead, ofGiver).possible().getFirst().photographs().stream()
            .map(one -> one.photograph())
            .collect(java.util.stream.Collectors.toSet()));
    for (ExposureQuery query : List.of(ofShare, ofGiver)) {
      EvidenceBundle bundle = EvidenceBundle.parse(keyholder.evidence(lead, query));
      Trust trust = new Trust(VerifierKey.parse(keyholder.status().ledgerKey()), List.of(), 0);
      EvidenceVerdict.Holds holds =
          assertInstanceOf(EvidenceVerdict.Holds.class, EvidenceCheck.check(bundle, trust));
      assertEquals(
          keyholder.exposure(lead, query).possible().getFirst().entries().size(),
          holds.opened().size());
    }
  }

  @Test
  void anErasedPatientsSharesAreDead() throws Exception {
    GivenShare share = given(5);
    SoftAuthenticator phone = phone();
    Session guest = bound(share, phone);
    GivenShare waiting = given(5);
    clinic.both(new Action.ErasePatient(patient, "asked for"));
    assertInstanceOf(Refused.class, clinic.view(guest, patient, photographs.getFirst()));
    assertThrows(SignInException.class, () -> again(share, phone));
    assertInstanceOf(
        ShareDoor.Shut.class,
        keyholder.openShare(waiting.share(), waiting.secret(), waiting.code()));
    for (boolean restarted : List.of(false, true)) {
      if (restarted) {
        clinic.restart();
        keyholder = clinic.keyholder();
      }
      ShareSummary summary = summary(share);
      assertEquals(ShareState.ERASED, summary.state());
      assertEquals(Optional.empty(), summary.recipient());
      assertEquals("", summary.reason());
      assertEquals(List.of(), summary.photographs());
      assertFalse(summary.isLive());
    }
  }

  @Test
  void anErasedPhotographIsSharedNoMore() {
    GivenShare share = given(5);
    Session guest = bound(share, phone());
    clinic.both(new Action.ErasePhotographs(patient, photographs.subList(0, 1), "asked for"));
    assertEquals(List.of(photographs.get(1)), keyholder.shared(guest).photographs());
    assertInstanceOf(Refused.class, look(guest, photographs.getFirst()));
    assertInstanceOf(Granted.class, look(guest, photographs.get(1)));
  }

  @Test
  void aShareThatIsNotThereIsShut() {
    assertInstanceOf(
        ShareDoor.Shut.class,
        keyholder.openShare(
            ShareId.parse("00".repeat(16)), SecretBytes.taking(new byte[16]), "AAAA-AAAA"));
    Session dora2 = clinic.signIn("Dora");
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.shared(dora2)));
  }

  @Test
  void aPatientsWholeHistoryIsCompleteAndCanBeChecked() throws Exception {
    PatientId other = clinic.patient("Schulz");
    GivenShare share = given(5);
    look(bound(share, phone()), photographs.getFirst());
    clinic.view(clinic.signIn("Dora"), other, clinic.photograph(other));
    Session lead = clinic.signIn(Clinic.PRIVACY_LEAD);
    WholeHistory whole = keyholder.wholeHistory(lead, patient, 0);
    assertEquals(whole.size(), whole.next());
    assertEquals(keyholder.history(lead, patient).reversed(), whole.entries());
    long second = whole.entries().get(1).ledgerIndex();
    assertEquals(
        whole.entries().subList(1, whole.entries().size()),
        keyholder.wholeHistory(lead, patient, second).entries());
    EvidenceBundle bundle = EvidenceBundle.parse(keyholder.patientEvidence(lead, patient));
    Trust trust = new Trust(VerifierKey.parse(keyholder.status().ledgerKey()), List.of(), 0);
    EvidenceVerdict.Holds holds =
        assertInstanceOf(EvidenceVerdict.Holds.class, EvidenceCheck.check(bundle, trust));
    assertEquals(
        whole.entries().stream().map(PastOpening::ledgerIndex).toList(),
        holds.opened().stream().map(EvidenceVerdict.OpenedEntry::index).toList());
    assertEquals(EvidenceVerdict.Rest.PATIENT_KEYS, holds.rest());
    Session dora2 = clinic.signIn("Dora");
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.patientEvidence(dora2, patient)));
  }
}
