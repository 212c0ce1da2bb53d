package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.roster.RosterQuery;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patients behind an alias; run over each way of reaching a keyholder. */
public abstract class SensitivePatientsContract {

  @TempDir protected Path folder;

  private Clinic clinic;
  private PatientId star;
  private PhotographId photograph;
  private AccountId dora;

  /** How this suite's keyholder is reached. */
  protected abstract Clinic.Reaching reaching();

  @BeforeEach
  void open() throws Exception {
    clinic =
        new Clinic(folder.resolve("home"), Limits.defaults(ZoneOffset.UTC), s -> s, reaching());
    dora = clinic.hire("Dora", Role.DOCTOR);
    clinic.hire("Nora", Role.NURSE);
    clinic.hire("Rita", Role.DESK);
    star = clinic.patient("Dietrich");
    photograph = clinic.photograph(star);
    clinic.patient("Dietz");
    keyholder().markSensitive(session("Dora"), star, new Sensitive("Linden 27", List.of(dora)));
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private Keyholder keyholder() {
    return clinic.keyholder();
  }

  private Session session(String name) {
    return clinic.signIn(name);
  }

  private List<RosterHit> search(String name, String query) {
    return ((Found) keyholder().findPatients(session(name), query, 20)).hits();
  }

  private RosterHit named(String name) {
    return ((Found) keyholder().namesOf(session(name), List.of(star))).hits().getFirst();
  }

  @Test
  void theNameFindsNothingAndNothingTellsThatAnybodyIsThere() {
    for (String query :
        List.of(
            "dietrich",
            "dietri",
            "dietrich test",
            "test dietrich",
            "n-dietr",
            "1970-12-31 dietrich")) {
      assertEquals(List.of(), search("Nora", query), query);
    }
    assertEquals(search("Nora", "nobody"), search("Nora", "dietrich"));
    assertEquals(1, search("Nora", "1970-12-31").size(), "the birthday finds the other one alone");
    assertEquals(1, search("Nora", "die").size());
    assertFalse(((Found) keyholder().findPatients(session("Nora"), "die", 1)).more());
  }

  @Test
  void theAliasFindsAndShowsNothingElse() {
    RosterHit hit = search("Rita", "lind 2").getFirst();
    assertEquals(star, hit.patient());
    assertFalse(hit.isOpen());
    assertEquals(new RosterEntry("Linden 27", "", "", Optional.empty(), "", ""), hit.entry());
    assertEquals(Optional.of(new Sensitive("Linden 27", List.of())), hit.sensitive());
    assertEquals(hit, named("Rita"));
  }

  @Test
  void theWholeNumberFindsTheAliasForThoseWhoTreat() {
    assertEquals("Linden 27", search("Nora", "N-Dietrich").getFirst().entry().familyName());
    assertEquals(List.of(), search("Rita", "N-Dietrich"));
    assertEquals(List.of(), search("Nora", "N-Dietric"));
  }

  @Test
  void thoseWhoTreatAndThePrivacyLeadSeeTheName() {
    assertEquals("Dietrich", search("Dora", "dietri").getFirst().entry().familyName());
    assertEquals("Dietrich", search("Dora", "linden").getFirst().entry().familyName());
    assertEquals("Dietrich", named("Pia").entry().familyName());
    assertInstanceOf(Granted.class, clinic.view(session("Dora"), star, photograph));
    assertEquals(
        Refusal.SENSITIVE,
        refused(clinic.view(session("Pia"), star, photograph)),
        "the privacy lead gives a reason for photographs as everybody does");
  }

  @Test
  void nothingIsReleasedBeforeAReasonWhichIsOnRecordAndTold() {
    Session nora = session("Nora");
    assertEquals(Refusal.SENSITIVE, refused(clinic.view(nora, star, photograph)));
    assertEquals(
        Refusal.SENSITIVE,
        refused(
            keyholder()
                .release(
                    nora, ReleaseRequest.of(star, List.of(), Rendition.RECORD, "a reason here"))));
    NotShown none = (NotShown) keyholder().openSensitive(nora, star, " ");
    assertEquals(Refusal.NO_REASON, none.refused().why());
    clinic.told.clear();

    Found found = (Found) keyholder().openSensitive(nora, star, "assists at the operation");
    assertEquals("Dietrich", found.hits().getFirst().entry().familyName());
    assertTrue(found.hits().getFirst().isOpen());
    assertInstanceOf(Granted.class, clinic.view(nora, star, photograph));
    assertEquals("Dietrich", search("Nora", "dietrich").getFirst().entry().familyName());
    assertEquals(List.of(), search("Rita", "dietrich"), "others learn nothing by it");

    Notice told = clinic.told.getFirst();
    assertEquals(Notice.Kind.SENSITIVE, told.kind());
    assertTrue(told.sentence().contains("Nora"));
    assertTrue(told.sentence().contains("assists at the operation"));
    assertFalse(told.sentence().contains("Dietrich"));
    List<Notice> notices = keyholder().notices(session("Pia"), 0);
    assertTrue(notices.stream().anyMatch(one -> one.sentence().equals(told.sentence())));
    PastOpening past =
        keyholder().history(session("Pia"), star).stream()
            .filter(one -> one.reason().equals("assists at the operation"))
            .findFirst()
            .orElseThrow();
    assertEquals(PastOpening.Kind.NAME, past.kind());
    assertEquals(Optional.of("Nora"), past.account());
  }

  @Test
  void fourHoursLaterAnotherReasonIsNeededAlsoAfterARestart() throws Exception {
    keyholder().openSensitive(session("Nora"), star, "ward round");
    clinic.clock.pass(Duration.ofHours(3));
    clinic.restart();
    assertInstanceOf(Granted.class, clinic.view(session("Nora"), star, photograph));
    assertEquals("Linden 27", named("Rita").entry().familyName(), "the alias was kept");
    assertEquals("Dietrich", named("Dora").entry().familyName(), "and who treats");
    clinic.clock.pass(Duration.ofMinutes(61));
    assertEquals(Refusal.SENSITIVE, refused(clinic.view(session("Nora"), star, photograph)));
    assertEquals("Linden 27", named("Nora").entry().familyName());
  }

  @Test
  void breakingTheGlassOpensToo() {
    Session nora = session("Nora");
    assertInstanceOf(
        Granted.class,
        keyholder()
            .breakGlass(
                nora, ReleaseRequest.of(star, List.of(photograph), Rendition.DISPLAY, "bleeding")));
    assertInstanceOf(Granted.class, clinic.view(nora, star, photograph));
  }

  @Test
  void nobodyNamesThemselves() {
    AccountId dirk = clinic.hire("Dirk", Role.DOCTOR);
    Sensitive own = new Sensitive("Linden 27", List.of(dirk));
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder().markSensitive(session("Dirk"), star, own)));
    for (String name : List.of("Nora", "Rita", "Ada")) {
      assertEquals(
          Refusal.ROLE, refusedBy(() -> keyholder().markSensitive(session(name), star, own)));
    }
    keyholder().markSensitive(session("Pia"), star, own);
    assertEquals("Dietrich", named("Dirk").entry().familyName());
    assertEquals("Linden 27", named("Dora").entry().familyName());
  }

  @Test
  void anAliasGivesNothingAwayAndIsNobodyElses() {
    PatientId other = clinic.patient("Garbo");
    for (String alias : List.of("Garbo", "the GARBO case", "Tést", "linden 27")) {
      assertEquals(
          Refusal.UNKNOWN,
          refusedBy(
              () ->
                  keyholder()
                      .markSensitive(session("Pia"), other, new Sensitive(alias, List.of()))),
          alias);
    }
  }

  @Test
  void takingItAwayNeedsThePrivacyLeadOrTwo() {
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder().endSensitive(session("Dora"), star, "over")));
    clinic.hire("Dirk", Role.DOCTOR);
    var asked = keyholder().ask(session("Dirk"), new Action.EndSensitive(star, "no reason left"));
    assertEquals(
        Refusal.SAME_PERSON, refusedBy(() -> keyholder().approve(session("Dirk"), asked.id())));
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder().approve(session("Nora"), asked.id())));
    keyholder().approve(session("Dora"), asked.id());
    assertEquals("Dietrich", search("Rita", "dietrich").getFirst().entry().familyName());

    keyholder().markSensitive(session("Pia"), star, new Sensitive("Elm 3", List.of()));
    assertEquals(List.of(), search("Rita", "dietrich"));
    keyholder().endSensitive(session("Pia"), star, "asked for by the patient");
    assertEquals("Dietrich", search("Rita", "dietrich").getFirst().entry().familyName());
  }

  @Test
  void aChangedNameStaysBehindTheAliasAndIsChangedByThoseWhoSeeIt() {
    RosterEntry married = Clinic.entry("Sieber", "Test");
    assertEquals(
        Refusal.SENSITIVE,
        refusedBy(() -> keyholder().updatePatient(session("Rita"), star, married)));
    keyholder().updatePatient(session("Dora"), star, married);
    assertEquals(List.of(), search("Rita", "sieber"));
    assertEquals("Sieber", search("Dora", "linden").getFirst().entry().familyName());
  }

  @Test
  void anAliasOutlivesTheErasureOfAPhotographAndANewEpoch() throws Exception {
    clinic.byTwo(
        session("Dora"),
        session("Pia"),
        new Action.ErasePhotographs(star, List.of(photograph), "asked for"));
    keyholder().rotate(session("Ada"));
    clinic.restart();
    assertEquals("Linden 27", search("Rita", "linden").getFirst().entry().familyName());
    assertEquals(List.of(), search("Rita", "dietrich"));
  }

  @Test
  void theExposureCountsAnAliasOpenedForAReasonAsANameSeen() {
    Session nora = session("Nora");
    keyholder().openSensitive(nora, star, "ward round");
    Instant now = clinic.clock.instant();
    Exposure exposure =
        keyholder()
            .exposure(
                session("Pia"),
                new ExposureQuery(
                    new ExposureQuery.Suspect.OfSession(nora.id()),
                    now.minus(Duration.ofHours(1)),
                    now.plus(Duration.ofHours(1))));
    assertEquals(List.of(star), exposure.namesOnly());
    assertEquals(List.of(), exposure.possible());
  }

  @Test
  void whoComesFirstComesFirst() {
    List<PatientId> many = clinic.patients(30);
    PatientId last = many.getLast();
    Found plain = (Found) keyholder().findPatients(session("Nora"), "family", 12);
    assertFalse(plain.hits().stream().anyMatch(hit -> hit.patient().equals(last)));
    Found own =
        (Found)
            keyholder()
                .searchRoster(session("Nora"), new RosterQuery("family", List.of(last, star), 12));
    assertEquals(last, own.hits().getFirst().patient());
    assertEquals(12, own.hits().size());
    assertTrue(own.more());
  }
}
