package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;

/** What is erased and what stays. */
interface ErasureContract extends Reached {

  @Test
  default void anErasedPatientIsGoneAndTheOthersStay() throws Exception {
    PatientId gone = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(gone);
    PatientId stays = clinic().patient("Schulz");
    PhotographId other = clinic().photograph(stays);
    clinic().hire("Dora", Role.DOCTOR);
    Granted before = (Granted) clinic().view(clinic().signIn("Dora"), stays, other);
    long epoch = keyholder().status().epoch();
    Approval.Erased erased =
        (Approval.Erased) clinic().both(new Action.ErasePatient(gone, "asked for on paper"));
    assertEquals(erased.erasedAt(), erased.finalAt(), "without backups it is final at once");
    for (int round = 0; round < 2; round++) {
      Session dora = clinic().signIn("Dora");
      assertTrue(keyholder().status().epoch() > epoch);
      assertEquals(Refusal.UNKNOWN, refused(clinic().view(dora, gone, photograph)));
      assertEquals(0, ((Found) keyholder().findPatients(dora, "Meyer", 5)).hits().size());
      Granted after = (Granted) clinic().view(dora, stays, other);
      assertEquals(before.key(other, Rendition.DISPLAY), after.key(other, Rendition.DISPLAY));
      restart();
    }
  }

  @Test
  default void anErasedPhotographIsGoneAndThePatientsOthersStay() throws Exception {
    PatientId patient = clinic().patient("Meyer");
    PhotographId gone = clinic().photograph(patient);
    PhotographId stays = clinic().photograph(patient);
    clinic().hire("Dora", Role.DOCTOR);
    Granted before = (Granted) clinic().view(clinic().signIn("Dora"), patient, stays);
    clinic().both(new Action.ErasePhotographs(patient, List.of(gone), "taken by mistake"));
    for (int round = 0; round < 2; round++) {
      Session dora = clinic().signIn("Dora");
      assertEquals(Refusal.UNKNOWN, refused(clinic().view(dora, patient, gone)));
      Granted after = (Granted) clinic().view(dora, patient, stays);
      assertEquals(before.key(stays, Rendition.DISPLAY), after.key(stays, Rendition.DISPLAY));
      restart();
    }
  }

  @Test
  default void rotationKeepsEverythingReadable() throws Exception {
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    clinic().hire("Dora", Role.DOCTOR);
    Granted before = (Granted) clinic().view(clinic().signIn("Dora"), patient, photograph);
    keyholder().rotate(clinic().signIn(Clinic.ADMINISTRATOR));
    assertEquals(2, keyholder().status().epoch());
    restart();
    assertEquals(2, keyholder().status().epoch());
    Granted after = (Granted) clinic().view(clinic().signIn("Dora"), patient, photograph);
    assertEquals(
        before.key(photograph, Rendition.DISPLAY), after.key(photograph, Rendition.DISPLAY));
  }
}
