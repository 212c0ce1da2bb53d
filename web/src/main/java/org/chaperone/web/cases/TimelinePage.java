package org.chaperone.web.cases;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.web.page.Texts;

/**
 * What was done in the frame.
 *
 * @param deeds oldest first
 * @param next where the next page goes on; none at the end
 */
public record TimelinePage(CaseHead head, List<Deed> deeds, Optional<Long> next) {

  /** What was done, in words. */
  public String words(Deed deed) {
    String key = "deed." + deed.kind();
    return Texts.has(key) ? Texts.of(key) : deed.kind();
  }

  /** What to call a patient. */
  public String code(Deed deed) {
    return deed.patient().map(AnswerPage.Row::code).orElse("");
  }
}
