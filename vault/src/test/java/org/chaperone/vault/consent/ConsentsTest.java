package org.chaperone.vault.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.share.Use;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.consent.ConsentHistory.Answer;
import org.chaperone.vault.rows.RowTampering;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.viewing.NotInVaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What patients allow, and that it is asked. */
final class ConsentsTest {

  @TempDir private Path folder = Path.of("");

  private static Wording wording(String opening) {
    return new Wording(
        0,
        opening,
        Stream.of(Purpose.values()).collect(Collectors.toMap(p -> p, p -> "May we? " + p)),
        "I can take this back at any time.");
  }

  private static Consent given(Set<PhotographId> covers, Permission... allowed) {
    return new Consent(
        covers,
        Set.of(allowed),
        Set.of(),
        Instant.ofEpochMilli(1_700_000_000_000L),
        "Dora",
        "",
        Optional.of(wording("We ask you")),
        Optional.of(new Signature("Petronella Meyer", "M10 20L30 40M5 5")));
  }

  private static Consent withdrawn(Set<PhotographId> covers, Purpose... refused) {
    return new Consent(
        covers,
        Set.of(),
        Set.of(refused),
        Instant.ofEpochMilli(1_700_000_100_000L),
        "Dora",
        "by telephone",
        Optional.empty(),
        Optional.empty());
  }

  private static Permission teaching() {
    return new Permission(Purpose.TEACHING, "");
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryEntryAsItWasSigned(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      PhotographId photograph = clinic.add(patient, TestVault.drawn(folder, 2));
      Session doctor = clinic.signIn(TestVault.DOCTOR);
      Consents consents = clinic.vault.consents();
      Consent all = given(Set.of(), teaching());
      Consent one =
          given(Set.of(photograph), new Permission(Purpose.PUBLICATION, "The Journal of Scars"));
      Consent none = withdrawn(Set.of(), Purpose.TEACHING);
      for (Consent entry : List.of(all, one, none)) {
        consents.add(doctor, patient, entry, "");
      }
      ConsentHistory history = consents.of(doctor, patient, "");
      assertEquals(List.of(all, one, none), history.entries());
      assertEquals(
          history,
          clinic.vault.viewing().factsAndConsents(doctor, patient, List.of(), "").consents());
      assertEquals(
          "The Journal of Scars",
          assertInstanceOf(Answer.Allowed.class, history.of(Purpose.PUBLICATION, photograph))
              .where());
      assertInstanceOf(Answer.Refused.class, history.of(Purpose.TEACHING, photograph));
      assertInstanceOf(Answer.Unsaid.class, history.of(Purpose.RESEARCH, photograph));
    }
  }

  @Test
  void theLastWordThatCoversAPhotographHolds() {
    PhotographId first =
        PhotographId.of(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    PhotographId second =
        PhotographId.of(new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2});
    ConsentHistory history =
        new ConsentHistory(
            List.of(
                given(Set.of(), teaching()),
                withdrawn(Set.of(first), Purpose.TEACHING),
                given(Set.of(second), new Permission(Purpose.RESEARCH, ""))));
    assertFalse(history.allows(Purpose.TEACHING, first));
    assertTrue(history.allows(Purpose.TEACHING, second));
    assertFalse(history.allows(Purpose.RESEARCH, first));
    assertInstanceOf(Answer.Partly.class, history.of(Purpose.TEACHING, List.of(first, second)));
    assertInstanceOf(Answer.Allowed.class, history.of(Purpose.TEACHING, List.of()));
    assertInstanceOf(Answer.Unsaid.class, history.of(Purpose.RESEARCH, List.of()));
  }

  @Test
  void nothingIsAllowedUnsigned() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Consent(
                Set.of(),
                Set.of(teaching()),
                Set.of(),
                Instant.EPOCH,
                "Dora",
                "signed form",
                Optional.empty(),
                Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> new Permission(Purpose.MARKETING, " "));
    for (String drawn : List.of("M1", "M1 2Z", "M1 2L3 4\"><script>", "M1000 2")) {
      assertThrows(IllegalArgumentException.class, () -> new Signature("Petronella", drawn), drawn);
    }
  }

  @Test
  void anExportForAPurposeNeedsThePatientsWord() throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE)) {
      PatientId patient = clinic.patient("Vandersteen");
      PhotographId photograph = clinic.add(patient, TestVault.drawn(folder, 2));
      clinic.allowExport(patient);
      Session doctor = clinic.signIn(TestVault.DOCTOR);
      Path out = folder.resolve("out");
      NotConsentedException no =
          assertThrows(
              NotConsentedException.class,
              () ->
                  clinic
                      .vault
                      .viewing()
                      .export(doctor, photograph, Use.TEACHING, "a lecture", out));
      assertEquals(Purpose.TEACHING, no.purpose());
      assertFalse(out.toFile().exists());
      clinic.vault.consents().add(doctor, patient, given(Set.of(), teaching()), "");
      assertTrue(
          clinic
              .vault
              .viewing()
              .export(doctor, photograph, Use.TEACHING, "a lecture", out)
              .toFile()
              .exists());
    }
  }

  @Test
  void anErasedPatientsWordCannotBeRead() throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE)) {
      PatientId patient = clinic.patient("Vandersteen");
      Session doctor = clinic.signIn(TestVault.DOCTOR);
      clinic.vault.consents().add(doctor, patient, given(Set.of(), teaching()), "");
      clinic.byTwo(new Action.ErasePatient(patient, "asked for"));
      assertThrows(RefusedException.class, () -> clinic.vault.consents().of(doctor, patient, ""));
      clinic.vault.erasing().removeErased(clinic.signIn(TestVault.ADMINISTRATOR));
      assertEquals(List.of(), clinic.vault.rows().consents(patient));
    }
  }

  @Test
  void entriesAreAboutThePatientsOwnPhotographs() throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE)) {
      PatientId patient = clinic.patient("Vandersteen");
      PhotographId others = clinic.add(clinic.patient("Other"), TestVault.drawn(folder, 2));
      assertThrows(
          NotInVaultException.class,
          () ->
              clinic
                  .vault
                  .consents()
                  .add(
                      clinic.signIn(TestVault.DOCTOR),
                      patient,
                      given(Set.of(others), teaching()),
                      ""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void wordingsHaveVersionsAndCannotBeChangedBehindTheClinicsBack(TestDatabase kind)
      throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      Session lead = clinic.signIn(TestVault.PRIVACY_LEAD);
      Wordings wordings = clinic.vault.wordings();
      assertEquals(Optional.empty(), wordings.present(lead));
      assertEquals(1, wordings.add(lead, wording("We ask you")).version());
      Wording second = wordings.add(lead, wording("Please read – gründlich"));
      assertEquals(2, second.version());
      assertEquals(Optional.of(second), wordings.present(lead));
      assertEquals(
          List.of(2L, 1L), wordings.all(lead).stream().map(p -> p.wording().version()).toList());
      RowTampering.changeWording(
          clinic.vault.database(), 2, "Please read – gründlich", "Sign here");
      assertThrows(IOException.class, () -> wordings.present(lead));
    }
  }
}
