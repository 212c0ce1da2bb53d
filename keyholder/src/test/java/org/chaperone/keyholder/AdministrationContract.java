package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.administration.AccountUse;
import org.chaperone.keyholder.administration.Alarm;
import org.chaperone.keyholder.administration.ErasureReceipt;
import org.chaperone.keyholder.administration.Explanation;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.administration.LedgerCheck;
import org.chaperone.keyholder.administration.LookedAt;
import org.chaperone.keyholder.administration.Retention;
import org.chaperone.keyholder.administration.RetentionRule;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.status.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every keyholder's administration must do; run over more than one way of reaching one. */
public abstract class AdministrationContract {

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

  private Session lead() {
    return clinic.signIn(Clinic.PRIVACY_LEAD);
  }

  private Session administrator() {
    return clinic.signIn(Clinic.ADMINISTRATOR);
  }

  // Roles and budgets

  @Test
  void twoPeopleChangeARoleAndItsSessionsEnd() throws Exception {
    AccountId nora = clinic.hire("Nora", Role.NURSE);
    Session before = clinic.signIn("Nora");
    clinic.both(new Action.ChangeRole(nora, Role.DOCTOR));
    assertThrows(SessionEndedException.class, () -> keyholder.budget(before));
    assertEquals(20, keyholder.budget(clinic.signIn("Nora")).patientsAnHour());
    restart();
    assertEquals(Role.DOCTOR, clinic.signIn("Nora").role());
  }

  @Test
  void theLastOfARoleKeepsItAndNobodyApprovesTheirOwn() {
    AccountId ada = administrator().account();
    AccountId nora = clinic.hire("Nora", Role.NURSE);
    assertEquals(
        Refusal.ROLE,
        refusedBy(() -> keyholder.ask(lead(), new Action.ChangeRole(ada, Role.NURSE))));
    clinic.both(new Action.ChangeRole(nora, Role.PRIVACY_LEAD));
    var asked = keyholder.ask(administrator(), new Action.ChangeRole(nora, Role.DOCTOR));
    assertEquals(
        Refusal.SAME_PERSON, refusedBy(() -> keyholder.approve(clinic.signIn("Nora"), asked.id())));
  }

  private static Limits withDoctors(Limits old, int doctor) {
    return new Limits(
        doctor,
        old.nurse(),
        old.desk(),
        old.privacyLead(),
        old.roster(),
        old.underCase(),
        old.clinicLeast(),
        old.offHours(),
        old.breakGlassADay(),
        old.open(),
        old.opens(),
        old.closes(),
        old.zone());
  }

  @Test
  void twoPeopleChangeTheBudgetsAndAReplayKnowsThem() throws Exception {
    clinic.hire("Dora", Role.DOCTOR);
    List<PatientId> patients = clinic.patients(4);
    Limits three = withDoctors(keyholder.use(lead()).limits(), 3);
    clinic.both(new Action.ChangeLimits(three, "a quiet month"));
    for (PatientId patient : patients.subList(0, 3)) {
      assertInstanceOf(Granted.class, clinic.view(clinic.signIn("Dora"), patient));
    }
    assertInstanceOf(Refused.class, clinic.view(clinic.signIn("Dora"), patients.get(3)));
    restart();
    assertEquals(three, keyholder.use(lead()).limits());
    assertInstanceOf(
        Refused.class,
        clinic.view(clinic.signIn("Dora"), patients.get(3)),
        "a restart neither refills nor forgets the change");
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(
            () ->
                keyholder.ask(
                    lead(), new Action.ChangeLimits(withDoctors(three, 1_001), "too much"))));
  }

  @Test
  void useSaysWhoOpenedHowMuchAndSignedInWhen() throws Exception {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    List<PatientId> patients = clinic.patients(3);
    Session session = clinic.signIn("Dora");
    patients.forEach(patient -> clinic.view(session, patient));
    clinic.clock.pass(Duration.ofHours(2));
    clinic.view(clinic.signIn("Dora"), patients.getFirst());
    restart();
    AccountUse use =
        keyholder.use(lead()).accounts().stream()
            .filter(one -> one.account().equals(dora))
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of(clinic.clock.instant()), use.lastSignIn());
    assertEquals(0, use.sessions(), "a restart ends sessions");
    assertEquals(1, use.standing().patients());
    assertEquals(3, use.patientsToday());
    assertEquals(3, keyholder.use(lead()).clinic().patientsToday());
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.use(clinic.signIn("Dora"))));
  }

  // Care

  @Test
  void careIsKeptWithItsTimesThroughRestartAndErasure() throws Exception {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    AccountId nora = clinic.hire("Nora", Role.NURSE);
    clinic.hire("Rita", Role.DESK);
    List<PatientId> patients = clinic.patients(2);
    keyholder.beginCare(clinic.signIn("Dora"), dora, patients.getFirst());
    long size = keyholder.status().ledgerSize();
    Session session = clinic.signIn("Dora");
    long after = keyholder.status().ledgerSize();
    keyholder.beginCare(session, dora, patients.getFirst());
    assertEquals(after, keyholder.status().ledgerSize(), "saying it again is no entry");
    assertTrue(after > size);
    clinic.clock.pass(Duration.ofMinutes(1));
    keyholder.beginCare(clinic.signIn("Dora"), nora, patients.get(1));
    keyholder.beginCare(lead(), dora, patients.get(1));
    assertEquals(
        List.of(patients.get(1), patients.getFirst()),
        keyholder.inCareOf(clinic.signIn("Dora"), dora, 10));
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder.inCareOf(clinic.signIn("Nora"), dora, 10)));
    assertEquals(
        Refusal.ROLE,
        refusedBy(() -> keyholder.beginCare(clinic.signIn("Nora"), dora, patients.getFirst())));
    assertEquals(
        Refusal.ROLE,
        refusedBy(() -> keyholder.beginCare(administrator(), dora, patients.getFirst())));
    keyholder.endCare(clinic.signIn("Dora"), dora, patients.getFirst());
    clinic.both(new Action.ErasePatient(patients.get(1), "asked for"));
    restart();
    assertEquals(List.of(), keyholder.inCareOf(clinic.signIn("Dora"), dora, 10));
    assertTrue(
        keyholder
            .careOf(clinic.signIn("Rita"), patients.getFirst())
            .getFirst()
            .until()
            .isPresent());
    assertEquals(List.of(), keyholder.careOf(clinic.signIn("Rita"), patients.get(1)));
  }

  // Decoys

  @Test
  void decoysAreTheLeadsAloneToKnow() throws Exception {
    clinic.hire("Dora", Role.DOCTOR);
    PatientId decoy = clinic.patient("Nobody");
    keyholder.markDecoy(lead(), decoy);
    restart();
    assertEquals(List.of(decoy), keyholder.decoys(lead()));
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.decoys(administrator())));
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.decoys(clinic.signIn("Dora"))));
    keyholder.unmarkDecoy(lead(), decoy);
    clinic.told.clear();
    clinic.view(clinic.signIn("Dora"), decoy);
    assertFalse(clinic.told.stream().anyMatch(one -> one.kind() == Notice.Kind.DECOY));
  }

  // Retention and erasure

  private PatientId patient(String family, LocalDate born) {
    var added =
        keyholder.addPatient(
            administrator(), new RosterEntry(family, "Jo", family, Optional.of(born), "", ""));
    added.recordKey().close();
    return added.patient();
  }

  @Test
  void whoWasKeptLongEnoughIsDueAndMinorsLater() throws Exception {
    PatientId grown = patient("Grown", LocalDate.of(1970, 1, 1));
    PatientId child = patient("Child", LocalDate.of(2020, 1, 1));
    PatientId decoy = patient("Decoy", LocalDate.of(1970, 1, 1));
    keyholder.markDecoy(lead(), decoy);
    assertEquals(List.of(), keyholder.retention(lead()).due());
    clinic.both(new Action.ChangeRetention(Optional.of(new RetentionRule(10, 28)), "the law"));
    restart();
    assertEquals(Optional.of(new RetentionRule(10, 28)), keyholder.retention(lead()).rule());
    clinic.clock.pass(Duration.ofDays(365 * 10 - 30));
    assertEquals(1, keyholder.retention(lead()).soon());
    clinic.clock.pass(Duration.ofDays(60));
    List<Retention.Due> due = keyholder.retention(administrator()).due();
    assertEquals(List.of(grown), due.stream().map(Retention.Due::patient).toList());
    assertEquals(LocalDate.of(2036, 3, 4), due.getFirst().since());
    clinic.photograph(grown);
    assertEquals(List.of(), keyholder.retention(lead()).due(), "a new photograph begins it anew");
    clinic.clock.pass(Duration.ofDays(365 * 12));
    assertEquals(
        List.of(grown, child),
        keyholder.retention(lead()).due().stream().map(Retention.Due::patient).toList());
    clinic.both(new Action.ChangeRetention(Optional.empty(), "a mistake"));
    assertEquals(List.of(), keyholder.retention(lead()).due());
  }

  @Test
  void severalAreErasedByOneDecisionAndTheReceiptsStay() throws Exception {
    List<PatientId> patients = clinic.patients(3);
    var backup =
        keyholder.backup(administrator(), folder.resolve("backup"), folder.resolve("backup-keys"));
    Approval.Erased erased =
        (Approval.Erased) clinic.both(new Action.ErasePatients(patients.subList(0, 2), "due"));
    assertEquals(backup.expires(), erased.finalAt());
    assertEquals(1, keyholder.status().patients());
    restart();
    List<ErasureReceipt> receipts = keyholder.erased(lead());
    assertEquals(
        Set.copyOf(patients.subList(0, 2)),
        Set.copyOf(receipts.stream().map(ErasureReceipt::patient).toList()));
    assertEquals(backup.expires(), receipts.getFirst().finalAt());
    assertEquals(Optional.of(Clinic.PRIVACY_LEAD), receipts.getFirst().by());
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(() -> keyholder.ask(lead(), new Action.ErasePatients(patients, "again"))));
  }

  @Test
  void whoIsHeldIsNotErasedUntilTwoEndIt() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    var asked = keyholder.ask(administrator(), new Action.ErasePatient(patient, "asked for"));
    keyholder.hold(lead(), patient, "a claim before the court");
    restart();
    assertEquals(Refusal.HELD, refusedBy(() -> keyholder.approve(lead(), asked.id())));
    assertEquals(
        "a claim before the court", keyholder.retention(lead()).holds().getFirst().reason());
    clinic.both(new Action.EndHold(patient, "it was settled"));
    assertInstanceOf(Approval.Erased.class, keyholder.approve(lead(), asked.id()));
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder.hold(administrator(), patient, "not a lead")));
  }

  @Test
  void whoWasOpenedUnderAnOpenCaseIsHeldAsLongAsItIsOpen() {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    PatientId patient = clinic.patient("Meyer");
    CaseId opened = clinic.openCase(dora);
    keyholder.release(
        clinic.signIn("Dora"),
        ReleaseRequest.of(patient, List.of(), Rendition.RECORD, "").under(opened));
    Action erase = new Action.ErasePatient(patient, "asked for");
    assertEquals(Refusal.HELD, refusedBy(() -> clinic.both(erase)));
    clinic.both(new Action.CloseCase(opened));
    assertInstanceOf(Approval.Erased.class, clinic.both(erase));
  }

  // Alarms and health

  @Test
  void anAlarmIsOpenUntilSomebodySaysWhatCameOfIt() throws Exception {
    clinic.hire("Dora", Role.DOCTOR);
    PatientId patient = clinic.patient("Meyer");
    keyholder.breakGlass(
        clinic.signIn("Dora"), ReleaseRequest.of(patient, List.of(), Rendition.RECORD, "bleeding"));
    Alarm alarm = keyholder.alarms(lead(), 10).getFirst();
    assertTrue(alarm.isOpen());
    assertTrue(alarm.notice().sentence().contains("bleeding"));
    keyholder.acknowledge(lead(), alarm.notice().ledgerIndex(), "It was an emergency.");
    restart();
    Alarm after = keyholder.alarms(administrator(), 10).getFirst();
    assertFalse(after.isOpen());
    assertEquals("It was an emergency.", after.acknowledged().orElseThrow().note());
    assertEquals(Clinic.PRIVACY_LEAD, after.acknowledged().orElseThrow().by());
    assertEquals(Refusal.UNKNOWN, refusedBy(() -> keyholder.acknowledge(lead(), 0, "no alarm")));
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.alarms(clinic.signIn("Dora"), 10)));
  }

  @Test
  void healthKnowsBackupsRotationAndTheKit() throws Exception {
    keyholder.backup(administrator(), folder.resolve("backup"), folder.resolve("backup-keys"));
    keyholder.rotate(administrator());
    keyholder.noteKitTried(lead());
    restart();
    Health health = keyholder.health(administrator());
    assertEquals(1, health.backups().size());
    assertEquals(Optional.of(clinic.clock.instant()), health.rotated());
    assertEquals(Optional.of(clinic.clock.instant()), health.kitTried());
    assertEquals(Optional.empty(), health.outage());
    assertEquals(0, health.clockOff());
    clinic.clock.pass(Duration.ofDays(36));
    assertEquals(List.of(), keyholder.health(administrator()).backups());
    clinic.clock.set(Duration.ofHours(-1));
    assertEquals(3_600_000, keyholder.health(administrator()).clockOff());
  }

  @Test
  void theWholeLedgerIsReadAndFoundIntact() {
    clinic.patients(3);
    LedgerCheck check = keyholder.verify(lead());
    assertTrue(check.isIntact());
    assertEquals(keyholder.status().ledgerSize(), check.entries());
  }

  // What staff are told at night

  @Test
  void inTheEveningEverybodyIsToldOnceWhomTheyDoNotTreat() throws Exception {
    AccountId dora = clinic.hire("Dora", Role.DOCTOR);
    List<PatientId> patients = clinic.patients(4);
    keyholder.beginCare(clinic.signIn("Dora"), dora, patients.get(1));
    keyholder.beginCare(lead(), dora, patients.get(2));
    Session session = clinic.signIn("Dora");
    patients.forEach(patient -> clinic.view(session, patient));
    clinic.view(session, patients.getFirst());
    keyholder.addPhotographs(session, patients.get(3), 1);
    assertEquals(0, keyholder.endOfDay(), "the day is not over");
    assertEquals(List.of(), keyholder.lookedAt(session));
    clinic.clock.pass(Duration.ofHours(10));
    assertEquals(1, keyholder.endOfDay());
    restart();
    assertEquals(0, keyholder.endOfDay(), "nobody is told twice");
    LookedAt told = keyholder.lookedAt(clinic.signIn("Dora")).getFirst();
    assertEquals(LocalDate.of(2026, 3, 4), told.day());
    assertEquals(
        List.of(patients.getFirst(), patients.get(1)),
        told.patients().stream().map(LookedAt.Patient::patient).toList(),
        "not whom somebody else gave her, nor whom she photographed");
    assertEquals(2, told.patients().getFirst().times());
    assertFalse(told.patients().getFirst().claimed());
    assertTrue(told.patients().get(1).claimed(), "what she says herself on that day is shown");
    assertTrue(
        clinic.told.stream()
            .anyMatch(
                one ->
                    one.kind() == Notice.Kind.LOOKED
                        && one.sentence().contains("Dora opened one patient")));
    assertEquals(
        List.of(),
        keyholder.alarms(lead(), 10).stream()
            .filter(one -> one.notice().kind() == Notice.Kind.LOOKED)
            .toList());
  }

  @Test
  void whatStaffSayToItReachesTheLeadAndNobodyElse() throws Exception {
    clinic.hire("Dora", Role.DOCTOR);
    PatientId patient = clinic.patient("Meyer");
    clinic.view(clinic.signIn("Dora"), patient);
    clinic.clock.pass(Duration.ofHours(20));
    Session dora = clinic.signIn("Dora");
    LocalDate day = keyholder.lookedAt(dora).getFirst().day();
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(() -> keyholder.explain(lead(), day, List.of())),
        "it is the account's own to answer");
    keyholder.explain(dora, day, List.of(new Explanation(patient, "covered for a colleague")));
    assertEquals(List.of(), keyholder.lookedAt(dora));
    restart();
    LookedAt listed = keyholder.looked(lead()).getFirst();
    assertTrue(listed.answered());
    assertEquals("covered for a colleague", listed.patients().getFirst().why());
    assertEquals("Dora", listed.name());
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.looked(clinic.signIn("Dora"))));
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder.looked(administrator())));
    clinic.both(new Action.ErasePatient(patient, "asked for"));
    assertEquals(List.of(), keyholder.looked(lead()).getFirst().patients());
  }

  @Test
  void eveningsThatPassedWhileNobodySignedInAreToldLater() throws Exception {
    clinic.hire("Dora", Role.DOCTOR);
    PatientId patient = clinic.patient("Meyer");
    for (int day = 0; day < 3; day++) {
      clinic.view(clinic.signIn("Dora"), patient);
      clinic.close();
      clinic.clock.pass(Duration.ofDays(1));
      clinic.restart();
      keyholder = clinic.keyholder();
    }
    assertEquals(1, keyholder.endOfDay());
    assertEquals(3, keyholder.lookedAt(clinic.signIn("Dora")).size());
    clinic.clock.pass(Duration.ofDays(30));
    assertEquals(0, keyholder.endOfDay());
    assertEquals(List.of(), keyholder.lookedAt(clinic.signIn("Dora")), "a fortnight back");
  }
}
