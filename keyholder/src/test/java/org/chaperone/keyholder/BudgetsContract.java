package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.junit.jupiter.api.Test;

/** How much may be opened, and how the glass is broken. */
interface BudgetsContract extends Reached {

  @Test
  default void aDoctorOpensTwentyPatientsInAnyHour() throws Exception {
    List<PatientId> patients = clinic().patients(22);
    clinic().hire("Dora", Role.DOCTOR);
    Session dora = clinic().signIn("Dora");
    for (PatientId patient : patients.subList(0, 20)) {
      assertInstanceOf(Granted.class, clinic().view(dora, patient));
      clinic().clock.pass(Duration.ofMinutes(1));
    }
    Refused refused = (Refused) clinic().view(dora, patients.get(20));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused.why());
    assertInstanceOf(
        Granted.class,
        clinic().view(dora, patients.get(3)),
        "a patient already open costs nothing");
    Instant next = refused.nextAllowed().orElseThrow();
    restart();
    assertEquals(
        Refusal.ACCOUNT_BUDGET,
        refused(clinic().view(clinic().signIn("Dora"), patients.get(20))),
        "a restart refills nothing");
    clinic().clock.pass(Duration.between(clinic().clock.instant(), next));
    Session later = clinic().signIn("Dora");
    assertInstanceOf(Granted.class, clinic().view(later, patients.get(20)));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic().view(later, patients.get(21))));
  }

  @Test
  default void aClockSetBackOrForwardRefillsNothingAndAlarms() {
    List<PatientId> patients = clinic().patients(6);
    clinic().hire("Desi", Role.DESK);
    Session desi = clinic().signIn("Desi");
    patients
        .subList(0, 5)
        .forEach(patient -> assertInstanceOf(Granted.class, clinic().view(desi, patient)));
    clinic().clock.set(Duration.ofHours(-5));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic().view(desi, patients.get(5))));
    assertTrue(clinic().told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
    clinic().told.clear();
    clinic().clock.set(Duration.ofHours(5));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic().view(desi, patients.get(5))));
    clinic().clock.set(Duration.ofHours(3));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic().view(desi, patients.get(5))));
    assertTrue(clinic().told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
  }

  @Test
  default void aClockSetBackBeforeARestartRefillsNothing() throws Exception {
    List<PatientId> patients = clinic().patients(6);
    clinic().hire("Desi", Role.DESK);
    Session desi = clinic().signIn("Desi");
    patients.subList(0, 5).forEach(patient -> clinic().view(desi, patient));
    clinic().clock.set(Duration.ofHours(-5));
    restart();
    assertEquals(
        Refusal.ACCOUNT_BUDGET, refused(clinic().view(clinic().signIn("Desi"), patients.get(5))));
    assertTrue(clinic().told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
  }

  @Test
  default void twoPeopleRaiseABudgetForATime() {
    List<PatientId> patients = clinic().patients(7);
    AccountId desi = clinic().hire("Desi", Role.DESK);
    clinic().hire("Dora", Role.DOCTOR);
    Session session = clinic().signIn("Desi");
    patients.subList(0, 5).forEach(patient -> clinic().view(session, patient));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic().view(session, patients.get(5))));
    Instant until = clinic().clock.instant().plus(Duration.ofMinutes(10));
    clinic()
        .byTwo(
            clinic().signIn("Dora"),
            clinic().signIn(Clinic.ADMINISTRATOR),
            new Action.RaiseBudget(desi, 6, "a busy morning", until));
    assertInstanceOf(Granted.class, clinic().view(session, patients.get(5)));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused(clinic().view(session, patients.get(6))));
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(
            () ->
                keyholder()
                    .ask(
                        clinic().signIn("Dora"),
                        new Action.RaiseBudget(
                            desi,
                            6,
                            "too long",
                            clinic().clock.instant().plus(Duration.ofHours(5))))));
  }

  @Test
  default void breaksTheGlassThreeTimesADayBeyondTheBudget() throws Exception {
    List<PatientId> patients = clinic().patients(25);
    clinic().hire("Dora", Role.DOCTOR);
    Session dora = clinic().signIn("Dora");
    patients.subList(0, 20).forEach(patient -> clinic().view(dora, patient));
    for (PatientId patient : patients.subList(20, 23)) {
      ReleaseRequest request =
          ReleaseRequest.of(patient, List.of(), Rendition.DISPLAY, "bleeding in theatre");
      assertEquals(Refusal.ACCOUNT_BUDGET, refused(keyholder().release(dora, request)));
      assertInstanceOf(Granted.class, keyholder().breakGlass(dora, request));
      assertInstanceOf(
          Granted.class, keyholder().release(dora, request), "the patient stays open for the hour");
    }
    List<Notice> broken =
        clinic().told.stream().filter(n -> n.kind() == Notice.Kind.BREAK_GLASS).toList();
    assertEquals(3, broken.size());
    assertEquals("Dora broke the glass. Reason: bleeding in theatre", broken.getFirst().sentence());
    List<Notice> onLedger =
        keyholder().notices(clinic().signIn(Clinic.PRIVACY_LEAD), 0).stream()
            .filter(n -> n.kind() == Notice.Kind.BREAK_GLASS)
            .toList();
    assertEquals(broken, onLedger);
    ReleaseRequest fourth =
        ReleaseRequest.of(patients.get(23), List.of(), Rendition.DISPLAY, "again");
    assertEquals(Refusal.BREAK_GLASS_SPENT, refused(keyholder().breakGlass(dora, fourth)));
    restart();
    assertEquals(
        Refusal.BREAK_GLASS_SPENT,
        refused(keyholder().breakGlass(clinic().signIn("Dora"), fourth)));
    assertEquals(
        Refusal.NO_REASON,
        refused(
            keyholder()
                .breakGlass(
                    clinic().signIn("Dora"),
                    ReleaseRequest.of(patients.get(23), List.of(), Rendition.DISPLAY, " "))));
  }

  @Test
  default void offHoursTheHeaviestAreSlowedAndOthersAreNot() {
    List<PatientId> patients = clinic().patients(12);
    clinic().hire("Dora", Role.DOCTOR);
    clinic().hire("Nora", Role.NURSE);
    clinic().clock.pass(Duration.ofHours(12));
    Session dora = clinic().signIn("Dora");
    for (PatientId patient : patients.subList(0, 5)) {
      assertInstanceOf(Granted.class, clinic().view(dora, patient));
    }
    assertEquals(Refusal.CLINIC_BUDGET, refused(clinic().view(dora, patients.get(5))));
    assertTrue(
        clinic().told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.CLINIC_BUDGET));
    assertInstanceOf(
        Granted.class,
        clinic().view(clinic().signIn("Nora"), patients.get(6)),
        "the nurse is not starved");
    assertInstanceOf(
        Granted.class,
        keyholder()
            .breakGlass(
                dora,
                ReleaseRequest.of(patients.get(7), List.of(), Rendition.DISPLAY, "emergency")));
    clinic().clock.pass(Duration.ofMinutes(5));
    assertInstanceOf(Granted.class, clinic().view(dora, patients.get(8)), "slowed, not stopped");
    assertEquals(Refusal.CLINIC_BUDGET, refused(clinic().view(dora, patients.get(9))));
  }
}
