package org.chaperone.web.consent;

import java.util.List;
import org.chaperone.vault.consent.Consent;
import org.chaperone.web.roster.PatientLine;

/** An entry of the history on paper, for the patient to take home. */
public record SignedCopy(PatientLine patient, Consent entry, int number) {

  /** A text's paragraphs. */
  public List<String> paragraphs(String text) {
    return SignPage.paragraphs(text);
  }
}
