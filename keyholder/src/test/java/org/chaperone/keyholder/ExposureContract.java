package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.keyholder.status.Level;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.VerifierKey;
import org.junit.jupiter.api.Test;

/** What an account was exposed to, and what it did. */
interface ExposureContract extends Reached {

  @Test
  default void theExposureOfAnAccountIsWhatItOpenedAndAdded() {
    List<PatientId> patients = clinic().patients(4);
    PhotographId seen = clinic().photograph(patients.get(0));
    PhotographId notSeen = clinic().photograph(patients.get(1));
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    clinic().hire("Nora", Role.NURSE);
    clinic().clock.pass(Duration.ofHours(1));
    Instant from = clinic().clock.instant();
    Session session = clinic().signIn("Dora");
    clinic().view(session, patients.get(0), seen);
    keyholder().namesOf(session, List.of(patients.get(2)));
    clinic().view(clinic().signIn("Nora"), patients.get(1), notSeen);
    PhotographId added =
        keyholder().addPhotographs(session, patients.get(0), 1).photographs().getFirst();
    ExposureQuery query =
        new ExposureQuery(new Suspect.OfAccount(dora), from, clinic().clock.instant());
    Exposure exposure = keyholder().exposure(clinic().signIn(Clinic.PRIVACY_LEAD), query);
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
        keyholder()
            .exposure(
                clinic().signIn(Clinic.PRIVACY_LEAD),
                new ExposureQuery(
                    new Suspect.OfSession(session.id()), from, clinic().clock.instant()));
    assertEquals(exposure.possible(), ofSession.possible());
    assertTrue(keyholder().evidence(clinic().signIn(Clinic.PRIVACY_LEAD), query).length > 0);
  }

  @Test
  default void evidenceHoldsAlsoWhenPatientsWereErasedSince() throws Exception {
    List<PatientId> patients = clinic().patients(2);
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    clinic().clock.pass(Duration.ofHours(1));
    Instant from = clinic().clock.instant();
    patients.forEach(patient -> clinic().view(clinic().signIn("Dora"), patient));
    for (int erased = 1; erased <= 2; erased++) {
      clinic().both(new Action.ErasePatient(patients.get(erased - 1), "asked for"));
      Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
      ExposureQuery query =
          new ExposureQuery(new Suspect.OfAccount(dora), from, clinic().clock.instant());
      Exposure exposure = keyholder().exposure(pia, query);
      assertEquals(erased, exposure.erasedSince());
      assertEquals(2 - erased, exposure.possible().size());
      EvidenceBundle bundle = EvidenceBundle.parse(keyholder().evidence(pia, query));
      Trust trust = new Trust(VerifierKey.parse(keyholder().status().ledgerKey()), List.of(), 0);
      EvidenceVerdict.Holds verdict =
          assertInstanceOf(EvidenceVerdict.Holds.class, EvidenceCheck.check(bundle, trust));
      assertEquals(2 - erased, verdict.opened().size());
    }
  }

  @Test
  default void withTheWholeServerLostAtLevelZeroEverythingIsPossible() {
    clinic().patients(3);
    assertEquals(Level.ZERO, keyholder().status().level());
    Exposure exposure =
        keyholder()
            .exposure(
                clinic().signIn(Clinic.PRIVACY_LEAD),
                new ExposureQuery(
                    new Suspect.WholeServer(), clinic().clock.instant(), clinic().clock.instant()));
    assertTrue(exposure.everything());
    assertEquals(0, exposure.patientsExcluded());
    assertTrue(exposure.sentences().getFirst().startsWith("Everything is possible"));
  }

  @Test
  default void onlyThePrivacyLeadAsksForAnExposure() {
    clinic().hire("Dora", Role.DOCTOR);
    ExposureQuery query =
        new ExposureQuery(new Suspect.WholeServer(), Instant.EPOCH, clinic().clock.instant());
    for (String name : List.of("Dora", Clinic.ADMINISTRATOR)) {
      Session session = clinic().signIn(name);
      assertEquals(Refusal.ROLE, refusedBy(() -> keyholder().exposure(session, query)));
      assertEquals(Refusal.ROLE, refusedBy(() -> keyholder().evidence(session, query)));
    }
  }

  @Test
  default void aCasesKeyIsItsMembersAloneAndStaysAfterItsEnd() {
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    clinic().hire("Nora", Role.NURSE);
    Session session = clinic().signIn("Dora");
    CaseId first = clinic().openCase(dora);
    CaseId second = clinic().openCase(dora);
    try (SecretBytes key = keyholder().caseKey(session, first);
        SecretBytes again = keyholder().caseKey(session, first);
        SecretBytes other = keyholder().caseKey(session, second)) {
      assertArrayEquals(key.copy(), again.copy());
      assertFalse(Arrays.equals(key.copy(), other.copy()));
      clinic().both(new Action.CloseCase(first));
      try (SecretBytes closed = keyholder().caseKey(session, first)) {
        assertArrayEquals(key.copy(), closed.copy());
      }
    }
    for (String name : List.of("Nora", Clinic.PRIVACY_LEAD)) {
      Session nobody = clinic().signIn(name);
      assertEquals(Refusal.NO_CASE, refusedBy(() -> keyholder().caseKey(nobody, second)));
    }
    assertEquals(
        Map.of(first, false, second, true),
        keyholder().cases(session).stream()
            .collect(Collectors.toMap(CaseSummary::id, CaseSummary::open)));
    assertEquals(List.of(), keyholder().cases(clinic().signIn("Nora")));
    assertEquals(2, keyholder().cases(clinic().signIn(Clinic.PRIVACY_LEAD)).size());
  }

  @Test
  default void sessionsAreEndedAtOnceAndNothingElse() {
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    clinic().hire("Nora", Role.NURSE);
    Session one = clinic().signIn("Dora");
    Session two = clinic().signIn("Dora");
    Session nora = clinic().signIn("Nora");
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    assertEquals(
        Refusal.ROLE, refusedBy(() -> keyholder().endSessions(nora, new Suspect.OfAccount(dora))));
    assertEquals(1, keyholder().endSessions(pia, new Suspect.OfSession(one.id())));
    assertThrows(SessionEndedException.class, () -> keyholder().accounts(one));
    keyholder().accounts(two);
    assertEquals(1, keyholder().endSessions(pia, new Suspect.OfAccount(dora)));
    assertThrows(SessionEndedException.class, () -> keyholder().accounts(two));
    keyholder().endSessions(pia, new Suspect.WholeServer());
    assertThrows(SessionEndedException.class, () -> keyholder().accounts(nora));
    keyholder().accounts(pia);
    keyholder().accounts(clinic().signIn("Dora"));
  }

  @Test
  default void deedsAreThoseOfTheAccountInTheirOrder() {
    List<PatientId> patients = clinic().patients(2);
    AccountId dora = clinic().hire("Dora", Role.DOCTOR);
    clinic().hire("Nora", Role.NURSE);
    clinic().clock.pass(Duration.ofHours(1));
    Instant from = clinic().clock.instant();
    Session session = clinic().signIn("Dora");
    clinic().view(session, patients.get(0));
    clinic().view(clinic().signIn("Nora"), patients.get(1));
    clinic().clock.pass(Duration.ofMinutes(1));
    clinic().view(session, patients.get(1));
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    ExposureQuery query =
        new ExposureQuery(new Suspect.OfAccount(dora), from, clinic().clock.instant());
    List<Deed> deeds = keyholder().deeds(pia, query, 0);
    assertEquals(List.of("sign-in", "release", "release"), deeds.stream().map(Deed::kind).toList());
    assertEquals(Optional.of(patients.get(0)), deeds.get(1).patient());
    assertEquals(Optional.of(session.id()), deeds.get(2).session());
    assertEquals(Optional.of("Dora"), deeds.get(0).account());
    assertEquals(deeds.subList(2, 3), keyholder().deeds(pia, query, deeds.get(1).entry() + 1));
    ExposureQuery all = new ExposureQuery(new Suspect.WholeServer(), from, query.to());
    assertTrue(keyholder().deeds(pia, all, 0).size() > deeds.size());
    assertEquals(Refusal.ROLE, refusedBy(() -> keyholder().deeds(session, query, 0)));
  }

  @Test
  default void accountsAreListedWithoutSecrets() {
    clinic().hire("Dora", Role.DOCTOR);
    List<AccountSummary> accounts = keyholder().accounts(clinic().signIn("Dora"));
    assertEquals(
        List.of("Ada", "Dora", "Pia"), accounts.stream().map(AccountSummary::name).toList());
    assertTrue(accounts.stream().allMatch(AccountSummary::enrolled));
  }
}
