package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SignInException;
import org.junit.jupiter.api.Test;

/** What must be confirmed freshly, and by whom. */
interface ConfirmingContract extends Reached {

  @Test
  default void whatIsDangerousNeedsAFreshConfirmation() {
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    Session doctor = clinic().signIn("Dora");
    Session ada = clinic().signIn(Clinic.ADMINISTRATOR);
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    PendingRequest asked = keyholder().ask(ada, new Action.MakeAccount("Nora", Role.NURSE));
    clinic()
        .byTwo(
            doctor,
            pia,
            new Action.Export(
                dora,
                List.of(patient),
                "second opinion",
                clinic().clock.instant().plus(Duration.ofHours(1))));
    ReleaseRequest original =
        ReleaseRequest.of(patient, List.of(photograph), Rendition.ORIGINAL, "second opinion");
    assertInstanceOf(Granted.class, keyholder().release(doctor, original));
    clinic().clock.pass(Duration.ofMinutes(6));
    long before = keyholder().status().ledgerSize();
    List<Runnable> dangerous =
        List.of(
            () -> keyholder().ask(ada, new Action.UnlockAccount(dora)),
            () -> keyholder().approve(pia, asked.id()),
            () -> keyholder().lockAccount(pia, dora),
            () -> keyholder().lockDown(ada, "thieves"),
            () -> keyholder().endSessions(pia, new Suspect.WholeServer()),
            () ->
                keyholder()
                    .addCredential(
                        doctor,
                        keyholder().challenge("Dora"),
                        OperatorKey.make(new SecureRandom()).credential(),
                        ""),
            () ->
                keyholder()
                    .removeCredential(doctor, keyholder().credentials(doctor).getFirst().id()));
    for (Runnable one : dangerous) {
      assertEquals(Refusal.CONFIRM, refusedBy(one));
    }
    assertEquals(before, keyholder().status().ledgerSize(), "nothing was done");
    assertEquals(Refusal.CONFIRM, refused(keyholder().release(doctor, original)));
    assertInstanceOf(Granted.class, clinic().view(doctor, patient, photograph), "work goes on");
    assertTrue(
        keyholder()
            .sessions(doctor)
            .getFirst()
            .confirmedUntil()
            .isBefore(clinic().clock.instant()));
    clinic().confirm(doctor, "Dora");
    assertTrue(
        keyholder().sessions(doctor).getFirst().confirmedUntil().isAfter(clinic().clock.instant()));
    assertInstanceOf(Granted.class, keyholder().release(doctor, original));
    clinic().confirm(pia, Clinic.PRIVACY_LEAD);
    keyholder().approve(pia, asked.id());
    clinic().clock.pass(Duration.ofMinutes(4));
    keyholder().lockAccount(pia, dora);
    clinic().clock.pass(Duration.ofMinutes(1));
    assertEquals(Refusal.CONFIRM, refusedBy(() -> keyholder().lockDown(pia, "later")));
  }

  @Test
  default void nobodyConfirmsForSomebodyElse() {
    clinic().hire("Dora", Role.DOCTOR);
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    clinic().clock.pass(Duration.ofMinutes(6));
    assertThrows(SignInException.class, () -> clinic().confirm(pia, "Dora"));
    var answer =
        OperatorKey.make(new SecureRandom()).answer(keyholder().challenge(Clinic.PRIVACY_LEAD));
    assertThrows(SignInException.class, () -> keyholder().confirm(pia, answer));
    assertEquals(Refusal.CONFIRM, refusedBy(() -> keyholder().lockDown(pia, "x")));
    clinic().confirm(pia, Clinic.PRIVACY_LEAD);
    ExposureQuery all =
        new ExposureQuery(
            new Suspect.OfAccount(pia.account()),
            Instant.EPOCH,
            clinic().clock.instant().plusSeconds(1));
    assertEquals("confirm", keyholder().deeds(pia, all, 0).getLast().scope());
  }
}
