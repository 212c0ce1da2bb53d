package org.chaperone.keyholder;

import static org.chaperone.keyholder.Refusals.refused;
import static org.chaperone.keyholder.Refusals.refusedBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.SecureRandom;
import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.index.SealedIndexEntry;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;

/** What is read under a case. */
interface CasesContract extends Reached {

  @Test
  default void theIndexIsWrittenByAllAndReadUnderACase() throws Exception {
    byte[] context = {1, 2, 3};
    SealedIndexEntry entry =
        keyholder()
            .indexKey()
            .seal(
                context,
                "descriptors".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new SecureRandom());
    AccountId pia = clinic().signIn(Clinic.PRIVACY_LEAD).account();
    CaseId investigation = clinic().openCase(pia);
    Session session = clinic().signIn(Clinic.PRIVACY_LEAD);
    SecretBytes key =
        keyholder().indexKeys(session, investigation, List.of(entry.capsule())).getFirst();
    assertArrayEquals(
        "descriptors".getBytes(java.nio.charset.StandardCharsets.UTF_8), entry.open(key, context));
    assertEquals(
        Refusal.NO_CASE,
        refusedBy(
            () ->
                keyholder()
                    .indexKeys(
                        session, CaseId.random(new SecureRandom()), List.of(entry.capsule()))));
    assertEquals(
        Refusal.NO_CASE,
        refusedBy(
            () ->
                keyholder()
                    .indexKeys(
                        clinic().signIn(Clinic.ADMINISTRATOR),
                        investigation,
                        List.of(entry.capsule()))));
    clinic().both(new Action.CloseCase(investigation));
    assertEquals(
        Refusal.NO_CASE,
        refusedBy(() -> keyholder().indexKeys(session, investigation, List.of(entry.capsule()))));
  }

  @Test
  default void verificationThumbnailsAreReleasedUnderACase() {
    PatientId patient = clinic().patient("Meyer");
    PhotographId photograph = clinic().photograph(patient);
    Session pia = clinic().signIn(Clinic.PRIVACY_LEAD);
    ReleaseRequest request =
        ReleaseRequest.of(patient, List.of(photograph), Rendition.VERIFICATION, "");
    assertEquals(Refusal.NO_CASE, refused(keyholder().release(pia, request)));
    CaseId investigation = clinic().openCase(pia.account());
    assertInstanceOf(Granted.class, keyholder().release(pia, request.under(investigation)));
  }
}
