package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.CredentialSummary;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEnd;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SignInException;
import org.junit.jupiter.api.Test;

/** How people sign in, and with what. */
interface SigningInContract extends Reached {

  @Test
  default void doesNotSignInWithAnotherKey() {
    clinic().hire("Dora", Role.DOCTOR);
    OperatorKey other = OperatorKey.make(new SecureRandom());
    assertThrows(
        SignInException.class,
        () -> keyholder().signIn(other.answer(keyholder().challenge("Dora"))));
  }

  @Test
  default void doesNotSignInWithAnAnswerUsedBefore() {
    OperatorKey key = OperatorKey.make(new SecureRandom());
    Approval.Enrolled enrolled =
        (Approval.Enrolled) clinic().both(new Action.MakeAccount("Dora", Role.DOCTOR));
    keyholder()
        .enrol(
            enrolled.enrolment().account(),
            enrolled.enrolment().code(),
            keyholder().challenge("Dora"),
            key.credential());
    var answer = key.answer(keyholder().challenge("Dora"));
    keyholder().signIn(answer);
    assertThrows(SignInException.class, () -> keyholder().signIn(answer));
  }

  @Test
  default void anEnrolmentCodeIsGoodOnce() {
    Approval.Enrolled enrolled =
        (Approval.Enrolled) clinic().both(new Action.MakeAccount("Dora", Role.DOCTOR));
    OperatorKey key = OperatorKey.make(new SecureRandom());
    AccountId account = enrolled.enrolment().account();
    SecretBytes code = enrolled.enrolment().code();
    keyholder().enrol(account, code, keyholder().challenge("Dora"), key.credential());
    assertThrows(
        SignInException.class,
        () -> keyholder().enrol(account, code, keyholder().challenge("Dora"), key.credential()));
  }

  @Test
  default void nobodyCanTellWhichAccountsExist() {
    clinic().hire("Dora", Role.DOCTOR);
    assertEquals(
        keyholder().challenge("Dora").passkeys().size(),
        keyholder().challenge("Nobody").passkeys().size());
    assertArrayEquals(
        keyholder().challenge("Nobody").passkeys().getFirst(),
        keyholder().challenge("Nobody").passkeys().getFirst());
  }

  @Test
  default void aSessionEndsWhenUnusedOrSignedOutOrTheKeyholderStops() throws Exception {
    clinic().hire("Dora", Role.DOCTOR);
    PatientId patient = clinic().patient("Meyer");
    Session idle = clinic().signIn("Dora");
    clinic().clock.pass(Duration.ofMinutes(31));
    assertThrows(SessionEndedException.class, () -> clinic().view(idle, patient));
    Session left = clinic().signIn("Dora");
    keyholder().signOut(left);
    assertThrows(SessionEndedException.class, () -> clinic().view(left, patient));
    Session old = clinic().signIn("Dora");
    restart();
    assertThrows(SessionEndedException.class, () -> clinic().view(old, patient));
  }

  @Test
  default void aForgedSessionIsNone() {
    Session real = clinic().signIn(Clinic.ADMINISTRATOR);
    Session forged =
        new Session(
            real.id(),
            real.account(),
            Role.DOCTOR,
            SecretBytes.random(new SecureRandom(), 32),
            real.ends());
    assertThrows(SessionEndedException.class, () -> keyholder().accounts(forged));
  }

  @Test
  default void aClaimedRoleIsNotBelieved() {
    Session real = clinic().signIn(Clinic.ADMINISTRATOR);
    PatientId patient = clinic().patient("Meyer");
    Session claimed =
        new Session(real.id(), real.account(), Role.DOCTOR, real.token(), real.ends());
    assertEquals(Refusal.ROLE, refused(clinic().view(claimed, patient)));
  }

  @Test
  default void aSecondKeyIsAddedNamedAndTheFirstGivenUp() throws Exception {
    clinic().hire("Dora", Role.DOCTOR);
    Session dora = clinic().signIn("Dora");
    Session other = clinic().signIn("Dora");
    OperatorKey second = OperatorKey.make(new SecureRandom());
    CredentialSummary first = keyholder().credentials(dora).getFirst();
    assertEquals(Refusal.UNKNOWN, refusedBy(() -> keyholder().removeCredential(dora, first.id())));
    keyholder()
        .addCredential(dora, keyholder().challenge("Dora"), second.credential(), "in the safe");
    assertThrows(
        SignInException.class,
        () ->
            keyholder()
                .addCredential(dora, keyholder().challenge("Dora"), second.credential(), "twice"));
    assertThrows(
        SignInException.class,
        () ->
            keyholder()
                .addCredential(
                    dora,
                    keyholder().challenge(Clinic.ADMINISTRATOR),
                    OperatorKey.make(new SecureRandom()).credential(),
                    "a challenge for another name"));
    keyholder().nameCredential(dora, first.id(), "at my desk");
    restart();
    Session again = keyholder().signIn(second.answer(keyholder().challenge("Dora")));
    assertEquals(
        List.of("at my desk", "in the safe"),
        keyholder().credentials(again).stream().map(CredentialSummary::name).toList());
    Session lost = clinic().signIn("Dora");
    keyholder().removeCredential(again, first.id());
    assertEquals(SessionEnd.RENEWED, ended(lost));
    assertThrows(SignInException.class, () -> clinic().signIn("Dora"));
    assertEquals(1, keyholder().credentials(again).size());
    assertEquals(SessionEnd.UNKNOWN, ended(other), "the keyholder was started anew since");
  }

  @Test
  default void aRenewedCredentialReplacesAllAndEndsSessions() {
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    Session before = clinic().signIn("Dora");
    Approval.Enrolled renewed = (Approval.Enrolled) clinic().both(new Action.RenewCredential(dora));
    assertEquals(SessionEnd.RENEWED, ended(before));
    assertThrows(SignInException.class, () -> clinic().signIn("Dora"), "the old key is gone");
    OperatorKey key = OperatorKey.make(new SecureRandom());
    keyholder()
        .enrol(dora, renewed.enrolment().code(), keyholder().challenge("Dora"), key.credential());
    keyholder().signIn(key.answer(keyholder().challenge("Dora")));
    assertTrue(
        clinic().told.stream()
            .anyMatch(notice -> notice.sentence().contains("credential for Dora")));
  }

  @Test
  default void aSessionSaysWhyItEnded() {
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    Session unused = clinic().signIn("Dora");
    clinic().clock.pass(Duration.ofMinutes(31));
    Session one = clinic().signIn("Dora");
    assertEquals(SessionEnd.UNUSED, ended(unused));
    Session two = clinic().signIn("Dora");
    keyholder().endSession(one, two.id());
    assertEquals(SessionEnd.BY_HOLDER, ended(two));
    keyholder().endSessions(clinic().signIn(Clinic.PRIVACY_LEAD), new Suspect.OfAccount(dora));
    assertEquals(SessionEnd.BY_OTHERS, ended(one));
    Session three = clinic().signIn("Dora");
    for (int i = 0; i < 25; i++) {
      keyholder().accounts(three);
      clinic().clock.pass(Duration.ofMinutes(29));
    }
    assertEquals(SessionEnd.OLD, ended(three));
    Session four = clinic().signIn("Dora");
    keyholder().lockAccount(clinic().signIn(Clinic.ADMINISTRATOR), dora);
    assertEquals(SessionEnd.LOCKED, ended(four));
  }

  private SessionEnd ended(Session session) {
    return assertThrows(SessionEndedException.class, () -> keyholder().accounts(session)).why();
  }
}
