package org.chaperone.desk.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.desk.answer.Answer;
import org.chaperone.desk.answer.Counts;
import org.chaperone.desk.answer.Grounds;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.PhotographAnswer;
import org.chaperone.desk.answer.Tier;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.CaseRecord.Dump;
import org.chaperone.desk.paper.Finding;
import org.chaperone.desk.paper.Frame;
import org.chaperone.desk.paper.Judgement;
import org.chaperone.desk.paper.Paper;
import org.chaperone.desk.phone.PhoneAnswer;
import org.chaperone.desk.tracing.SmallClinic;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.trace.Progress;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.Description;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first case: Dora's account is in other hands; five patients with a photograph each. */
final class CaseRoomTest {

  @TempDir private Path temp;

  private final Instant begin = Instant.now();
  private final List<PhotographId> photographs = new ArrayList<>();
  private SmallClinic clinic;
  private Session dora;
  private CaseId investigation;

  @BeforeEach
  void openClinic() throws Exception {
    clinic = new SmallClinic(temp.resolve("clinic"));
    clinic.hire("Dora", "Nora");
    for (int number = 0; number < 5; number++) {
      photographs.add(clinic.add(number));
    }
    dora = clinic.signIn("Dora");
    investigation = clinic.openCase();
  }

  @AfterEach
  void closeClinic() {
    clinic.close();
  }

  private CaseRoom room() throws IOException {
    return CaseRoom.open(
        clinic.vault, clinic.signIn(SmallClinic.PRIVACY_LEAD), investigation, Clock.systemUTC());
  }

  private Frame ofDora() {
    return new Frame(List.of(new Suspect.OfAccount(dora.account())), begin, Optional.empty());
  }

  private byte[] sees(String who, int number) throws IOException {
    return clinic.view(who, photographs.get(number), Rendition.DISPLAY).jpeg();
  }

  private Path leak(String name, byte[]... pictures) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    for (int i = 0; i < pictures.length; i++) {
      Files.write(folder.resolve("stolen-" + i + ".jpg"), pictures[i]);
    }
    return folder;
  }

  private Dump intake(CaseRoom room, String name, Path leak) throws Exception {
    return room.intake(name, List.of(leak), temp.resolve("work"), 2, Progress.silent());
  }

  private static Tier tier(CaseRoom room, PhotographId photograph, PatientId patient)
      throws IOException {
    return answer(room, photograph, patient).tier();
  }

  private static PhotographAnswer answer(CaseRoom room, PhotographId photograph, PatientId patient)
      throws IOException {
    return room.answering().of(patient).photographs().stream()
        .filter(one -> one.photograph().equals(photograph))
        .findFirst()
        .orElseThrow();
  }

  private PatientId patient(int number) {
    return clinic.vault.rows().patientOf(photographs.get(number)).orElseThrow();
  }

  @Test
  void saysConfirmedPossibleAndExcludedWithTheirGrounds() throws Exception {
    byte[] seen = sees("Dora", 0);
    sees("Dora", 1);
    sees("Nora", 2);
    Path leak = leak("leak", SmallClinic.cropped(seen, .8, 70));
    Files.copy(clinic.drawn(20), leak.resolve("stranger.jpg"));
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.reckon();
      Answer first = room.answering().answer();
      assertEquals(new Counts(0, 2, 3), first.photographs(), "at once, before any file");
      assertEquals(2, first.patients().most());

      Dump dump = intake(room, "Monday's mail", leak);
      assertEquals(2, dump.news().size());
      assertEquals(2, dump.files().size());
      Answer answer = room.answering().answer();
      assertEquals(new Counts(1, 1, 3), answer.photographs());
      assertEquals(new Counts(1, 1, 3), answer.patients());
      assertEquals(Tier.CONFIRMED, tier(room, photographs.get(0), patient(0)));
      assertEquals(Tier.POSSIBLE, tier(room, photographs.get(1), patient(1)));
      PhotographAnswer excluded = answer(room, photographs.get(2), patient(2));
      assertEquals(Tier.EXCLUDED, excluded.tier());
      assertInstanceOf(Grounds.NothingReleased.class, excluded.grounds().getFirst());

      Grounds.InLeak grounds =
          assertInstanceOf(
              Grounds.InLeak.class,
              answer(room, photographs.get(0), patient(0)).grounds().getFirst());
      assertEquals("Monday's mail", grounds.dump());
      assertEquals("Dora", grounds.pair().match().views().getFirst().account());
      assertTrue(room.picture(grounds.finding().picture().orElseThrow()).length > 500);

      List<PatientAnswer> affected = room.answering().affected();
      assertEquals(
          List.of(patient(0), patient(1)), affected.stream().map(PatientAnswer::patient).toList());
    }
  }

  @Test
  void whatWasAddedInTheTimeIsPossibleAndSoIsEverythingUntilTheLedgerWasAsked() throws Exception {
    AddOutcome.Added added =
        (AddOutcome.Added)
            clinic.vault.add(dora, patient(3), clinic.drawn(30), "x.jpg", Description.NONE);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      Answer before = room.answering().answer();
      assertEquals(new Counts(0, 6, 0), before.photographs());
      assertTrue(before.sentences().getFirst().contains("has not been asked"));
      room.reckon();
      assertEquals(new Counts(0, 1, 5), room.answering().answer().photographs());
      assertInstanceOf(
          Grounds.Added.class, answer(room, added.photograph(), patient(3)).grounds().getFirst());
      assertEquals(Tier.POSSIBLE, room.answering().of(patient(3)).tier());
      // Another frame, and what was said of this one no longer counts.
      room.frame(new Frame(ofDora().suspects(), begin.minusSeconds(60), Optional.empty()));
      assertEquals(0, room.answering().answer().photographs().excluded());
    }
  }

  @Test
  void whatCameAfterTheLedgerWasAskedIsNotExcludedWhileTheBreakInGoesOn() throws Exception {
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.reckon();
      Thread.sleep(5);
      PhotographId late = clinic.add(7);
      PatientId patient = clinic.vault.rows().patientOf(late).orElseThrow();
      assertEquals(Tier.POSSIBLE, tier(room, late, patient));
      room.reckon();
      assertEquals(Tier.EXCLUDED, tier(room, late, patient));
    }
  }

  @Test
  void withTheWholeServerLostAtLevelZeroEverythingIsPossibleAndItSaysSo() throws Exception {
    try (CaseRoom room = room()) {
      room.frame(new Frame(List.of(new Suspect.WholeServer()), begin, Optional.empty()));
      room.reckon();
      Answer answer = room.answering().answer();
      assertTrue(answer.everything());
      assertEquals(new Counts(0, 5, 0), answer.photographs());
      assertEquals(new Counts(0, 5, 0), answer.patients());
      assertTrue(String.join(" ", answer.sentences()).contains("Nobody can be excluded"));
    }
  }

  @Test
  void whatAPersonSaysOfAnotherShotCountsUntilItIsTakenBack() throws Exception {
    byte[] seen = sees("Dora", 1);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.reckon();
      Path leak = leak("leak", clinic.anotherShot(4), SmallClinic.cropped(seen, .8, 70));
      intake(room, "x", leak);
      CaseRecord.ToLookAt look = room.record().toLookAt().getFirst();
      assertEquals(photographs.get(4), look.pair().photograph(), "what is most alike comes first");
      assertEquals(
          Set.of("leak/stolen-0.jpg"),
          room.record().toLookAt().stream()
              .map(one -> one.finding().path())
              .collect(Collectors.toSet()),
          "what is a copy of one photograph is no other shot of another");
      assertEquals(Tier.POSSIBLE, tier(room, photographs.get(4), patient(4)));
      assertTrue(String.join(" ", room.answering().answer().sentences()).contains("a person"));

      room.judge(look.finding().sha256(), photographs.get(4), Judgement.THIS_PATIENT, "the scar");
      assertEquals(List.of(), room.record().toLookAt(), "nor is what somebody recognised");
      PatientAnswer recognised = room.answering().of(patient(4));
      assertEquals(Tier.CONFIRMED, recognised.tier());
      assertEquals(0, recognised.count(Tier.CONFIRMED), "the photograph itself did not leak");
      assertEquals(new Counts(2, 0, 3), room.answering().answer().patients());
      assertTrue(room.lookUp("N4").getFirst().reason().contains("recognised in a picture"));

      room.judge(look.finding().sha256(), photographs.get(4), Judgement.NOT_THEIRS, "");
      assertEquals(Tier.EXCLUDED, room.answering().of(patient(4)).tier());
      PhotographAnswer excluded = answer(room, photographs.get(4), patient(4));
      assertEquals(Tier.EXCLUDED, excluded.tier());
      assertInstanceOf(Grounds.RuledOut.class, excluded.grounds().getFirst());

      room.judge(look.finding().sha256(), photographs.get(4), Judgement.THIS_PHOTOGRAPH, "");
      assertEquals(Tier.CONFIRMED, tier(room, photographs.get(4), patient(4)));
    }
    try (CaseRoom room = room()) {
      Finding finding = room.record().dumps().getFirst().findings().getFirst();
      room.judge(finding.sha256(), photographs.get(4), Judgement.TAKEN_BACK, "");
      assertEquals(Tier.POSSIBLE, tier(room, photographs.get(4), patient(4)));
      assertEquals(photographs.get(4), room.record().toLookAt().getFirst().pair().photograph());
    }
  }

  @Test
  void whatAMarkNamesIsNobodysToJudge() throws Exception {
    byte[] seen = SmallClinic.cropped(sees("Dora", 0), .8, 70);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      Finding named = intake(room, "x", leak("leak", seen)).news().getFirst();
      assertThrows(
          IOException.class,
          () -> room.judge(named.sha256(), photographs.get(0), Judgement.NOT_THEIRS, "please"));
      assertThrows(
          IOException.class,
          () -> room.judge(named.sha256(), photographs.get(1), Judgement.THIS_PATIENT, ""));
      assertEquals(Tier.CONFIRMED, tier(room, photographs.get(0), patient(0)));
    }
  }

  @Test
  void ofALaterDumpOnlyWhatIsNewIsShown() throws Exception {
    byte[] first = SmallClinic.cropped(sees("Dora", 0), .8, 70);
    byte[] second = SmallClinic.cropped(sees("Dora", 1), .8, 70);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      intake(room, "the first", leak("one", first));
    }
    try (CaseRoom room = room()) {
      Dump dump = intake(room, "months later", leak("two", first, second, second));
      assertEquals(3, dump.findings().size());
      assertEquals(1, dump.news().size(), "seen before, new, and new but twice in this dump");
      Finding news = dump.news().getFirst();
      assertEquals(photographs.get(1), news.pairs().getFirst().photograph());
      assertEquals(2, room.record().dumps().size());
    }
  }

  @Test
  void anIntakeThatWasStoppedGoesOnAndCountsOnce() throws Exception {
    byte[] seen = SmallClinic.cropped(sees("Dora", 0), .8, 70);
    Path leak = leak("leak", seen, SmallClinic.cropped(sees("Dora", 1), .8, 70));
    Progress stopping =
        new Progress() {
          @Override
          public void begin(String what, long steps) {}

          @Override
          public void beginBytes(String what, long bytes) {
            Thread.currentThread().interrupt();
          }

          @Override
          public void advance(long steps) {}

          @Override
          public void end() {}
        };
    try (CaseRoom room = room()) {
      assertThrows(
          InterruptedException.class,
          () -> room.intake("x", List.of(leak), temp.resolve("work"), 1, stopping));
      assertEquals(List.of(), room.record().dumps());
    }
    try (CaseRoom room = room()) {
      Dump dump = intake(room, "x", leak);
      assertEquals(2, dump.news().size());
      assertEquals(2, dump.files().size());
      assertFalse(Files.exists(temp.resolve("work/working")), "nothing stays in the clear");
    }
  }

  @Test
  void saysWhenTheFrameIsTooNarrowForWhatWasFound() throws Exception {
    byte[] seen = sees("Nora", 4);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.reckon();
      intake(room, "x", leak("leak", SmallClinic.cropped(seen, .8, 70)));
      Answer answer = room.answering().answer();
      assertEquals(new Counts(1, 0, 4), answer.photographs());
      assertTrue(String.join(" ", answer.sentences()).contains("it is too narrow"));
    }
  }

  @Test
  void containsAtOnceAndIsUndoneByTwo() throws Exception {
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      Paper.Contained contained = room.contain(true, "a stolen telephone");
      assertEquals(List.of(dora.account()), contained.locked());
      assertThrows(SessionEndedException.class, () -> clinic.keyholder.accounts(dora));
      assertThrows(SignInException.class, () -> clinic.signIn("Dora"));
      assertThrows(ClassCastException.class, () -> sees("Nora", 0), "nothing is released");
      List<PendingRequest> requests = room.undo("it was found");
      assertEquals(2, requests.size());
      assertThrows(SignInException.class, () -> clinic.signIn("Dora"), "not by one alone");
      Session ada = clinic.signIn(SmallClinic.ADMINISTRATOR);
      requests.forEach(one -> clinic.keyholder.approve(ada, one.id()));
      clinic.signIn("Dora");
      assertTrue(sees("Nora", 0).length > 0);
      assertEquals(Optional.empty(), room.record().contained());
    }
  }

  @Test
  void whatAWiderFrameHoldsIsNotCutOffByWhatWasContainedBefore() throws Exception {
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.contain(false, "a stolen telephone");
      Thread.sleep(5);
      Session nora = clinic.signIn("Nora");
      sees("Nora", 2);
      room.reckon();
      assertEquals(0, room.answering().answer().photographs().possible());
      room.frame(
          new Frame(
              List.of(new Suspect.OfAccount(dora.account()), new Suspect.OfAccount(nora.account())),
              begin,
              Optional.empty()));
      room.reckon();
      assertEquals(new Counts(0, 1, 4), room.answering().answer().photographs());
    }
  }

  @Test
  void nobodyContainsThemselves() throws Exception {
    Session pia = clinic.signIn(SmallClinic.PRIVACY_LEAD);
    try (CaseRoom room = CaseRoom.open(clinic.vault, pia, investigation, Clock.systemUTC())) {
      AccountId own = pia.account();
      room.frame(new Frame(List.of(new Suspect.OfAccount(own)), begin, Optional.empty()));
      assertThrows(IOException.class, () -> room.contain(false, "x"));
      clinic.keyholder.accounts(pia);
    }
  }

  @Test
  void thePhoneDeskSaysOneOfThreeAnswersAndWhy() throws Exception {
    byte[] seen = SmallClinic.cropped(sees("Dora", 0), .8, 70);
    sees("Dora", 1);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.reckon();
      intake(room, "x", leak("leak", seen));
      List<Tier> tiers = List.of(Tier.CONFIRMED, Tier.POSSIBLE, Tier.EXCLUDED);
      for (int number = 0; number < 3; number++) {
        List<PhoneAnswer> found = room.lookUp("N" + number);
        assertEquals(1, found.size());
        PhoneAnswer told = found.getFirst();
        assertEquals(tiers.get(number), told.answer().tier());
        assertEquals("Vandersteen" + number, told.entry().familyName());
        assertEquals(3, told.say().size());
        assertTrue(told.say().stream().noneMatch(text -> text.contains("{")), told.say()::toString);
      }
      assertEquals(List.of(), room.lookUp("nobody"));
      long calls = room.record().papers().stream().filter(Paper.Called.class::isInstance).count();
      assertEquals(3, calls);
    }
  }

  @Test
  void showsWhatTheAccountDidAndProvesIt() throws Exception {
    sees("Dora", 0);
    sees("Nora", 1);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.reckon();
      List<Deed> deeds = room.timeline(0);
      assertTrue(
          deeds.stream().allMatch(one -> one.account().equals(Optional.of("Dora"))),
          deeds::toString);
      assertEquals(1, deeds.stream().filter(one -> one.kind().equals("release")).count());
      List<byte[]> evidence = room.evidence();
      Trust trust =
          new Trust(VerifierKey.parse(clinic.keyholder.status().ledgerKey()), List.of(), 0);
      assertInstanceOf(
          EvidenceVerdict.Holds.class,
          EvidenceCheck.check(EvidenceBundle.parse(evidence.getFirst()), trust));
      ByteArrayOutputStream csv = new ByteArrayOutputStream();
      room.exportCsv(csv);
      List<String> rows = csv.toString(StandardCharsets.UTF_8).lines().toList();
      assertEquals(6, rows.size());
      assertEquals(1, rows.stream().filter(row -> row.contains(",possible,\"Rel")).count());
      assertEquals(4, rows.stream().filter(row -> row.contains(",excluded,\"No rel")).count());
    }
  }

  @Test
  void nothingOfACaseLiesInTheClearAndNobodyElseReadsIt() throws Exception {
    byte[] seen = SmallClinic.cropped(sees("Dora", 0), .8, 70);
    try (CaseRoom room = room()) {
      room.frame(ofDora());
      room.reckon();
      intake(room, "the blackmail", leak("leak", seen));
      room.lookUp("Vandersteen0");
    }
    Session nora = clinic.signIn("Nora");
    assertThrows(
        RefusedException.class,
        () -> CaseRoom.open(clinic.vault, nora, investigation, Clock.systemUTC()));
    try (Stream<Path> files = Files.walk(temp.resolve("clinic/vault"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String word : List.of("blackmail", "stolen-0", "Vandersteen", "Reckoned")) {
          assertFalse(bytes.contains(word), word + " in " + file);
        }
        assertFalse(bytes.contains(photographs.get(0) + ""), "no pair in " + file);
      }
    }
  }
}
