package org.chaperone.cli.demo.site;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.Use;
import org.chaperone.vault.consent.Consent;
import org.chaperone.vault.consent.Permission;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.vault.consent.Signature;
import org.chaperone.vault.consent.Wording;
import org.chaperone.web.consent.OwnWording;

/** What some of the demo's patients agreed to, and one case on which a colleague is asked. */
final class Agreements {

  private static final Signature SIGNED =
      new Signature(
          "The patient",
          "M60 130L75 80L92 52L104 60L98 96L84 134L96 118L118 92L132 96L128 122L140 128L158 104"
              + "L170 98L178 112L172 128L190 120L214 90L232 74L236 92L226 126L246 116L270 96L292 104"
              + "L300 122L340 112L396 104M80 152L200 146L340 142");

  private static final String JOURNAL = "Journal of Drawn Surgery";

  private final ShownClinic clinic;
  private final Session doctor;

  Agreements(ShownClinic clinic, Session doctor) {
    this.clinic = clinic;
    this.doctor = doctor;
  }

  /** Takes them down: the first patient's in full, others' in part, and one takes part back. */
  void takeDown(List<PatientId> patients) throws IOException {
    Wording wording =
        clinic.vault().wordings().add(clinic.signIn(ShownClinic.PRIVACY_LEAD), OwnWording.get());
    Permission record = new Permission(Purpose.RECORD, "");
    Permission teaching = new Permission(Purpose.TEACHING, "");
    Permission publication = new Permission(Purpose.PUBLICATION, JOURNAL);
    sign(patients.get(0), wording, Set.of(record, teaching, publication));
    sign(patients.get(1), wording, Set.of(record, teaching));
    sign(patients.get(2), wording, Set.of(record, publication));
    say(
        patients.get(2),
        new Consent(
            Set.of(),
            Set.of(),
            Set.of(Purpose.PUBLICATION),
            clinic.now(),
            ShownClinic.DOCTOR,
            "By telephone.",
            Optional.empty(),
            Optional.empty()));
  }

  private void sign(PatientId patient, Wording wording, Set<Permission> allowed)
      throws IOException {
    say(
        patient,
        new Consent(
            Set.of(),
            allowed,
            Set.of(Purpose.MARKETING),
            clinic.now(),
            ShownClinic.DOCTOR,
            "",
            Optional.of(wording),
            Optional.of(SIGNED)));
  }

  private void say(PatientId patient, Consent consent) throws IOException {
    clinic.vault().consents().add(doctor, patient, consent, "");
  }

  /** Asks a colleague of another house. */
  void ask(PatientId patient) throws IOException {
    clinic
        .vault()
        .keyholder()
        .share(
            doctor,
            new ShareRequest(
                patient,
                clinic.vault().rows().photographsOf(patient),
                Recipient.colleague("Dr. Weber, St. Anna"),
                Use.CARE,
                "What do you think of this scar?",
                clinic.now().plus(Duration.ofDays(7)),
                20));
  }
}
