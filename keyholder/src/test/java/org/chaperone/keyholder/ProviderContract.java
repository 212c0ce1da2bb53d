package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.keyholder.session.provider.SmallProvider;
import org.junit.jupiter.api.Test;

/** Signing in by an identity provider. */
interface ProviderContract extends Reached {

  @Test
  default void withoutAProviderNobodySignsInByOne() {
    assertEquals(Optional.empty(), keyholder().provider());
    assertThrows(SignInException.class, () -> keyholder().providerChallenge(""));
    assertThrows(
        SignInException.class,
        () ->
            keyholder()
                .signIn(new SignInProof.ByIdToken(keyholder().challenge("Ada").id(), "a.b.c")));
  }

  @Test
  default void theProviderSignsInWhomItIsBoundTo() throws Exception {
    try (SmallProvider provider = SmallProvider.start();
        Clinic other =
            new Clinic(
                folder().resolve("with-provider"),
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
  default void whereTheProviderConfirmsItHasToHaveAskedJustNow() throws Exception {
    try (SmallProvider provider = SmallProvider.start();
        Clinic other =
            new Clinic(
                folder().resolve("confirming"),
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

  private static Session byProvider(Clinic other, SmallProvider provider, String subject) {
    Challenge challenge = other.keyholder().providerChallenge("");
    return other
        .keyholder()
        .signIn(
            new SignInProof.ByIdToken(challenge.id(), token(other, provider, challenge, subject)));
  }

  private static String token(
      Clinic other, SmallProvider provider, Challenge challenge, String subject) {
    Instant now = other.clock.instant();
    return provider.token(challenge, subject, now.minusSeconds(2), now);
  }
}
