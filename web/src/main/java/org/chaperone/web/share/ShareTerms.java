package org.chaperone.web.share;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.Use;

/**
 * What was said of a share besides its photographs, right or wrong: a form that comes back keeps
 * it.
 *
 * @param times how often each photograph may be opened
 */
public record ShareTerms(
    Recipient.Kind to, String name, Use use, String reason, int days, int times) {

  /** What a form begins with. */
  static final ShareTerms USUAL = new ShareTerms(Recipient.Kind.COLLEAGUE, "", Use.CARE, "", 7, 10);

  /** Without what is around the words. */
  public ShareTerms {
    name = name.strip();
    reason = reason.strip();
  }

  /** Whether it is for the patient. */
  public boolean isForPatient() {
    return to == Recipient.Kind.PATIENT;
  }

  /**
   * What the keyholder is asked for.
   *
   * @throws IllegalArgumentException when something is missing or too much
   */
  ShareRequest of(PatientId patient, List<PhotographId> photographs) {
    return new ShareRequest(
        patient,
        photographs,
        isForPatient() ? Recipient.patient() : Recipient.colleague(name),
        isForPatient() ? Use.OWN : use == Use.OWN ? Use.CARE : use,
        reason,
        Instant.now().plus(Duration.ofDays(days)),
        (int) Math.min((long) photographs.size() * times, Integer.MAX_VALUE));
  }
}
