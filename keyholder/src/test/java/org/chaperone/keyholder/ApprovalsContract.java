package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.AllowedExport;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.status.Notice;
import org.junit.jupiter.api.Test;

/** What takes two people, and what is locked. */
interface ApprovalsContract extends Reached {

  @Test
  default void nobodyApprovesWhatTheyAskedFor() {
    Session ada = clinic().signIn(Clinic.ADMINISTRATOR);
    PendingRequest request = keyholder().ask(ada, new Action.MakeAccount("Eve", Role.DOCTOR));
    assertEquals(
        Refusal.SAME_PERSON,
        refusedBy(() -> keyholder().approve(clinic().signIn(Clinic.ADMINISTRATOR), request.id())));
    assertTrue(
        keyholder().accounts(ada).stream().noneMatch(account -> account.name().equals("Eve")));
  }

  @Test
  default void anAdministratorMakesNoAccountAlone() {
    clinic().hire("Abe", Role.ADMINISTRATOR);
    PendingRequest request =
        keyholder()
            .ask(clinic().signIn(Clinic.ADMINISTRATOR), new Action.MakeAccount("Eve", Role.DOCTOR));
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder().approve(clinic().signIn("Abe"), request.id())));
  }

  @Test
  default void aRequestIsApprovedOnce() {
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    PendingRequest request =
        keyholder()
            .ask(
                clinic().signIn(Clinic.ADMINISTRATOR), new Action.MakeAccount("Dora", Role.DOCTOR));
    keyholder().approve(pia, request.id());
    assertEquals(Refusal.UNKNOWN, refusedBy(() -> keyholder().approve(pia, request.id())));
    PendingRequest declined = keyholder().ask(pia, new Action.MakeAccount("Nora", Role.NURSE));
    keyholder().decline(pia, declined.id());
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(() -> keyholder().approve(clinic().signIn(Clinic.ADMINISTRATOR), declined.id())));
  }

  @Test
  default void originalsLeaveByApprovalOnly() {
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    Session session = clinic().signIn("Dora");
    ReleaseRequest original =
        ReleaseRequest.of(patient, List.of(photograph), Rendition.ORIGINAL, "second opinion");
    assertEquals(Refusal.NO_EXPORT_APPROVAL, refused(keyholder().release(session, original)));
    Instant until = clinic().clock.instant().plus(Duration.ofMinutes(20));
    clinic()
        .byTwo(
            session,
            clinic().signIn(Clinic.PRIVACY_LEAD),
            new Action.Export(dora, List.of(patient), "second opinion", until));
    assertInstanceOf(Granted.class, keyholder().release(session, original));
    assertEquals(
        List.of(List.of(patient)),
        keyholder().exports(session).stream().map(AllowedExport::patients).toList());
    assertEquals(List.of(), keyholder().exports(clinic().signIn(Clinic.PRIVACY_LEAD)));
    assertTrue(clinic().told.stream().anyMatch(notice -> notice.kind() == Notice.Kind.APPROVED));
    clinic().clock.pass(Duration.ofMinutes(20));
    assertEquals(Refusal.NO_EXPORT_APPROVAL, refused(keyholder().release(session, original)));
    assertEquals(List.of(), keyholder().exports(session));
  }

  @Test
  default void aLockDownStopsEverythingUntilTwoEndIt() throws Exception {
    PatientId patient = clinic().patient("Meyer");
    clinic().hire("Dora", Role.DOCTOR);
    keyholder().lockDown(clinic().signIn(Clinic.ADMINISTRATOR), "blackmail");
    Session dora = clinic().signIn("Dora");
    assertEquals(Refusal.LOCKED_DOWN, refused(clinic().view(dora, patient)));
    assertEquals(
        Refusal.LOCKED_DOWN,
        refused(
            keyholder()
                .breakGlass(
                    dora, ReleaseRequest.of(patient, List.of(), Rendition.DISPLAY, "emergency"))));
    assertInstanceOf(NotShown.class, keyholder().findPatients(dora, "Meyer", 5));
    assertThrows(
        RefusedException.class, () -> keyholder().addPatient(dora, Clinic.entry("A", "B")));
    restart();
    assertTrue(keyholder().status().lockedDown());
    clinic().both(new Action.EndLockDown("the mailbox was closed"));
    assertInstanceOf(Granted.class, clinic().view(clinic().signIn("Dora"), patient));
  }

  @Test
  default void aLockedAccountIsOutAtOnce() {
    PatientId patient = clinic().patient("Meyer");
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    Session session = clinic().signIn("Dora");
    keyholder().lockAccount(clinic().signIn(Clinic.PRIVACY_LEAD), dora);
    assertThrows(SessionEndedException.class, () -> clinic().view(session, patient));
    assertThrows(SignInException.class, () -> clinic().signIn("Dora"));
    clinic().both(new Action.UnlockAccount(dora));
    assertInstanceOf(Granted.class, clinic().view(clinic().signIn("Dora"), patient));
  }
}
