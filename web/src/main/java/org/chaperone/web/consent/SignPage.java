package org.chaperone.web.consent;

import java.util.List;
import org.chaperone.vault.consent.Wording;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;

/**
 * Asking a patient, on screen.
 *
 * @param photographs that the answer can be about, if it is not about all
 * @param chosen whether it is about these alone to begin with
 * @param problem what was wrong with what was sent; empty when nothing was
 */
public record SignPage(
    PatientLine patient, Wording wording, List<Tile> photographs, boolean chosen, String problem) {

  /** The wording's opening, paragraph by paragraph. */
  public List<String> opening() {
    return paragraphs(wording.opening());
  }

  /** Its closing likewise. */
  public List<String> closing() {
    return paragraphs(wording.closing());
  }

  static List<String> paragraphs(String text) {
    return List.of(text.strip().split("\\R\\s*\\R", -1));
  }
}
