package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.MarkKeys;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Pulse;
import org.chaperone.keyholder.status.RefusedCount;
import org.junit.jupiter.api.Test;

/** Which keys are released to whom. */
interface ReleasesContract extends Reached {

  @Test
  default void releasesTheKeysThatPhotographsWereSealedWith() throws Exception {
    PatientId patient = clinic().patient("Meyer");
    AddedPhotographs added =
        keyholder().addPhotographs(clinic().signIn(Clinic.ADMINISTRATOR), patient, 2);
    clinic().hire("Dora", Role.DOCTOR);
    restart();
    PhotographId first = added.photographs().getFirst();
    Granted granted = (Granted) clinic().view(clinic().signIn("Dora"), patient, first);
    assertEquals(added.key(first, Rendition.DISPLAY), granted.key(first, Rendition.DISPLAY));
    assertNotEquals(added.key(first, Rendition.ORIGINAL), granted.key(first, Rendition.DISPLAY));
    assertNotEquals(
        added.key(first, Rendition.DISPLAY),
        added.key(added.photographs().get(1), Rendition.DISPLAY));
    assertThrows(IllegalArgumentException.class, () -> granted.key(first, Rendition.ORIGINAL));
  }

  @Test
  default void thePulseCountsWhatWasGrantedAndRefusedAndWhoIsSignedIn() {
    PatientId patient =
        keyholder()
            .addPatient(clinic().signIn(Clinic.ADMINISTRATOR), Clinic.entry("Meyer", "Jo"))
            .patient();
    PhotographId photograph = clinic().photograph(patient);
    clinic().hire("Dora", Role.DOCTOR);
    Session dora = clinic().signIn("Dora");
    Pulse before = keyholder().status().pulse();
    ReleaseRequest wanted = ReleaseRequest.of(patient, List.of(photograph), Rendition.DISPLAY, "");
    keyholder().release(dora, wanted);
    keyholder().release(clinic().signIn(Clinic.ADMINISTRATOR), wanted);
    Pulse after = keyholder().status().pulse();
    assertEquals(before.granted() + 1, after.granted());
    assertEquals(
        List.of(Refusal.ROLE),
        after.refused().stream()
            .filter(one -> !before.refused().contains(one))
            .map(RefusedCount::why)
            .toList());
    assertEquals(before.sessions() + 1, after.sessions());
    keyholder().signOut(dora);
    assertEquals(before.sessions(), keyholder().status().pulse().sessions());
  }

  @Test
  default void releasesAPatientsRecordAndAGalleryInOneEntry() {
    AddedPatient patient =
        keyholder().addPatient(clinic().signIn(Clinic.ADMINISTRATOR), Clinic.entry("Meyer", "Jo"));
    PhotographId photograph = clinic().photograph(patient.patient());
    clinic().hire("Dora", Role.DOCTOR);
    Session dora = clinic().signIn("Dora");
    long before = keyholder().status().ledgerSize();
    Granted granted =
        (Granted)
            keyholder()
                .release(
                    dora,
                    new ReleaseRequest(
                        patient.patient(),
                        List.of(photograph),
                        Set.of(Rendition.THUMBNAIL, Rendition.RECORD),
                        "",
                        Optional.empty()));
    assertEquals(before, granted.ledgerIndex());
    assertEquals(before + 1, keyholder().status().ledgerSize());
    assertEquals(2, granted.keys().size());
    assertEquals(patient.recordKey(), granted.patientRecord().orElseThrow());
  }

  @Test
  default void everyViewHasMarkKeysOfItsOwn() {
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    PhotographId other = clinic().photograph(patient);
    clinic().hire("Dora", Role.DOCTOR);
    clinic().hire("Nora", Role.NURSE);
    Session dora = clinic().signIn("Dora");
    ReleaseRequest both =
        new ReleaseRequest(
            patient,
            List.of(photograph, other),
            Set.of(Rendition.DISPLAY, Rendition.THUMBNAIL, Rendition.RECORD),
            "",
            Optional.empty());
    Granted first = (Granted) keyholder().release(dora, both);
    Granted again = (Granted) keyholder().release(dora, both);
    Granted nora = (Granted) keyholder().release(clinic().signIn("Nora"), both);
    assertEquals(4, first.marks().size(), "a record has no mark");
    MarkKeys display = first.mark(photograph, Rendition.DISPLAY);
    MarkKeys thumbnail = first.mark(photograph, Rendition.THUMBNAIL);
    assertNotEquals(display.account(), display.view());
    assertEquals(display.account(), thumbnail.account(), "the account's part is in all its views");
    assertEquals(display.account(), again.mark(photograph, Rendition.DISPLAY).account());
    Set<String> views = new HashSet<>();
    Set<String> accounts = new HashSet<>();
    for (Granted granted : List.of(first, again, nora)) {
      for (MarkKeys mark : granted.marks()) {
        assertEquals(32, mark.account().length());
        assertEquals(32, mark.view().length());
        views.add(hex(mark.view()));
        accounts.add(hex(mark.account()));
      }
    }
    assertEquals(12, views.size(), "by photograph, rendition and entry");
    assertEquals(4, accounts.size(), "by photograph and account");
  }

  private static String hex(SecretBytes secret) {
    return secret.with(java.util.HexFormat.of()::formatHex);
  }

  @Test
  default void aCaseHasEveryViewOfAPhotographWithItsKeys() throws Exception {
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    PhotographId other = clinic().photograph(patient);
    PatientId neighbour = clinic().patient("Schulz");
    clinic().view(clinic().signIn(Clinic.PRIVACY_LEAD), neighbour, clinic().photograph(neighbour));
    clinic().hire("Dora", Role.DOCTOR);
    clinic().hire("Nora", Role.NURSE);
    Session dora = clinic().signIn("Dora");
    Session nora = clinic().signIn("Nora");
    Granted first = (Granted) clinic().view(dora, patient, photograph, other);
    clinic().view(dora, patient, other);
    Granted broken =
        (Granted)
            keyholder()
                .breakGlass(
                    nora,
                    ReleaseRequest.of(
                        patient, List.of(photograph), Rendition.THUMBNAIL, "she is bleeding"));
    CaseId investigation = clinic().openCase(clinic().signIn(Clinic.PRIVACY_LEAD).account());
    for (int round = 0; round < 2; round++) {
      Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
      List<ServedView> views = keyholder().candidates(pia, investigation, photograph);
      assertEquals(
          List.of(first.ledgerIndex(), broken.ledgerIndex()),
          views.stream().map(ServedView::ledgerIndex).toList());
      assertEquals(
          List.of(Optional.of("Dora"), Optional.of("Nora")),
          views.stream().map(ServedView::account).toList());
      assertEquals(Optional.of(dora.id()), views.getFirst().session());
      assertEquals(first.mark(photograph, Rendition.DISPLAY), views.get(0).keys());
      assertEquals(broken.mark(photograph, Rendition.THUMBNAIL), views.get(1).keys());
      restart();
    }
    Granted later = (Granted) clinic().view(clinic().signIn("Dora"), patient, photograph);
    assertEquals(
        later.ledgerIndex(),
        keyholder()
            .candidates(clinic().signIn(Clinic.PRIVACY_LEAD), investigation, photograph)
            .getLast()
            .ledgerIndex(),
        "what came since is among them");
  }

  @Test
  default void candidatesAreForMembersOfAnOpenCaseAndOnTheLedger() {
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    clinic().hire("Dora", Role.DOCTOR);
    Session dora = clinic().signIn("Dora");
    clinic().view(dora, patient, photograph);
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    CaseId none = CaseId.random(new SecureRandom());
    assertEquals(Refusal.NO_CASE, refusedBy(() -> keyholder().candidates(pia, none, photograph)));
    CaseId investigation = clinic().openCase(pia.account());
    assertEquals(
        Refusal.NO_CASE, refusedBy(() -> keyholder().candidates(dora, investigation, photograph)));
    long before = keyholder().status().ledgerSize();
    keyholder().candidates(pia, investigation, photograph);
    assertEquals(before + 1, keyholder().status().ledgerSize());
    assertEquals(
        Refusal.UNKNOWN,
        refusedBy(
            () ->
                keyholder()
                    .candidates(pia, investigation, PhotographId.random(new SecureRandom()))));
    keyholder().lockDown(pia, "thieves");
    assertEquals(
        Refusal.LOCKED_DOWN,
        refusedBy(() -> keyholder().candidates(pia, investigation, photograph)));
    clinic().both(new Action.EndLockDown("gone"));
    clinic().both(new Action.CloseCase(investigation));
    assertEquals(
        Refusal.NO_CASE, refusedBy(() -> keyholder().candidates(pia, investigation, photograph)));
  }

  @Test
  default void markKeysAreNotPrintedAndDieWithTheRelease() {
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    Granted granted = (Granted) clinic().view(pia, patient, photograph);
    CaseId investigation = clinic().openCase(pia.account());
    List<ServedView> views = keyholder().candidates(pia, investigation, photograph);
    MarkKeys keys = granted.mark(photograph, Rendition.DISPLAY);
    String printed = granted.toString() + views + clinic().told;
    assertFalse(printed.contains(hex(keys.account())));
    assertFalse(printed.contains(hex(keys.view())));
    assertTrue(keys.toString().contains("not shown"));
    granted.close();
    assertTrue(keys.account().isDestroyed() && keys.view().isDestroyed());
  }

  @Test
  default void refusesAPhotographOfAnotherPatient() {
    PatientId one = clinic().patient("Meyer");
    PhotographId others = clinic().photograph(clinic().patient("Schulz"));
    clinic().hire("Dora", Role.DOCTOR);
    assertEquals(Refusal.UNKNOWN, refused(clinic().view(clinic().signIn("Dora"), one, others)));
  }

  @Test
  default void anAdministratorOpensNothing() {
    PatientId patient = clinic().patient("Meyer");
    Session ada = clinic().signIn(Clinic.ADMINISTRATOR);
    assertEquals(Refusal.ROLE, refused(clinic().view(ada, patient)));
    assertInstanceOf(NotShown.class, keyholder().findPatients(ada, "Meyer", 5));
    assertInstanceOf(NotShown.class, keyholder().namesOf(ada, List.of(patient)));
    assertEquals(
        Refusal.ROLE,
        refused(
            keyholder()
                .breakGlass(
                    ada, ReleaseRequest.of(patient, List.of(), Rendition.DISPLAY, "emergency"))));
  }
}
