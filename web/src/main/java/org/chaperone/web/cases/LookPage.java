package org.chaperone.web.cases;

import java.util.List;
import java.util.Optional;
import org.chaperone.desk.paper.CaseRecord.ToLookAt;
import org.chaperone.desk.paper.Finding;
import org.chaperone.desk.paper.Judgement;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.id.PatientId;

/**
 * Leaked pictures that are no copies and look like a photograph: one to look at, and what was said
 * of others.
 *
 * @param left how many wait, the one that is shown among them
 * @param said the latest first
 */
public record LookPage(CaseHead head, Optional<ToLookAt> next, int left, List<Said> said) {

  /**
   * What somebody said of a pair.
   *
   * @param by what colleagues know the account by
   */
  public record Said(Finding finding, Paper.Judged judged, String by, PatientId patient) {

    /** What to call the patient. */
    public String code() {
      return AnswerPage.Row.code(patient);
    }
  }

  /** What can be said of a pair. */
  public List<Judgement> judgements() {
    return List.of(Judgement.THIS_PATIENT, Judgement.THIS_PHOTOGRAPH, Judgement.NOT_THEIRS);
  }

  /** What to call the patient of the pair that is shown. */
  public String code() {
    return AnswerPage.Row.code(next.orElseThrow().pair().patient());
  }
}
