package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.junit.jupiter.api.Test;

/** How patients are found, and what it costs. */
interface RosterContract extends Reached {

  @Test
  default void findsPatientsByBeginningsOfNamesAndCountsThemAtRosterScope() {
    keyholder()
        .addPatient(
            clinic().signIn(Clinic.ADMINISTRATOR), Clinic.entry("Müller-Lüdenscheidt", "Änne"));
    clinic().patient("Mueller");
    clinic().patient("Schulz");
    clinic().hire("Desi", Role.DESK);
    Session desi = clinic().signIn("Desi");
    Found found = (Found) keyholder().findPatients(desi, "anne mull", 20);
    assertEquals(1, found.hits().size());
    assertEquals("Müller-Lüdenscheidt", found.hits().getFirst().entry().familyName());
    Found limited = (Found) keyholder().findPatients(desi, "1970-12-31", 2);
    assertEquals(2, limited.hits().size());
    assertTrue(limited.more());
    assertEquals(0, ((Found) keyholder().findPatients(desi, "", 20)).hits().size());
    assertEquals(3, ((Found) keyholder().findPatients(desi, "1970-12-31", 20)).hits().size());
  }

  @Test
  default void namesSurviveARestartAndChange() throws Exception {
    PatientId patient = clinic().patient("Meyer");
    clinic().hire("Desi", Role.DESK);
    keyholder().updatePatient(clinic().signIn("Desi"), patient, Clinic.entry("Schulz", "Test"));
    restart();
    Session desi = clinic().signIn("Desi");
    assertEquals(0, ((Found) keyholder().findPatients(desi, "Meyer", 20)).hits().size());
    Found found = (Found) keyholder().namesOf(desi, List.of(patient));
    assertEquals("Schulz", found.hits().getFirst().entry().familyName());
  }

  @Test
  default void theRosterCannotBeReadWhole() {
    List<PatientId> patients = clinic().patients(201);
    clinic().hire("Desi", Role.DESK);
    Session desi = clinic().signIn("Desi");
    for (int from = 0; from < 200; from += 50) {
      assertInstanceOf(Found.class, keyholder().namesOf(desi, patients.subList(from, from + 50)));
    }
    NotShown refused = (NotShown) keyholder().namesOf(desi, patients.subList(200, 201));
    assertEquals(Refusal.ACCOUNT_BUDGET, refused.refused().why());
    assertInstanceOf(
        Found.class,
        keyholder().namesOf(desi, patients.subList(0, 50)),
        "who was seen may be seen again");
  }

  @Test
  default void aDecoyAlarmsWhenOpenedAndNotWhenListed() {
    PatientId decoy = clinic().patient("Nemo");
    keyholder().markDecoy(clinic().signIn(Clinic.PRIVACY_LEAD), decoy);
    clinic().hire("Dora", Role.DOCTOR);
    Session dora = clinic().signIn("Dora");
    clinic().told.clear();
    keyholder().findPatients(dora, "Nemo", 5);
    assertEquals(List.of(), clinic().told);
    clinic().view(dora, decoy);
    assertEquals(Notice.Kind.DECOY, clinic().told.getFirst().kind());
    assertEquals(
        clinic().told.getLast(),
        keyholder()
            .notices(clinic().signIn(Clinic.PRIVACY_LEAD), clinic().told.getLast().ledgerIndex())
            .getFirst());
  }
}
