package org.chaperone.web.cases;

import java.util.List;
import org.chaperone.desk.answer.Grounds;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.PhotographAnswer;
import org.chaperone.desk.answer.Tier;
import org.chaperone.desk.export.GroundsText;

/**
 * What a case says of one patient, and what that rests on.
 *
 * @param why in one sentence
 */
public record PatientEvidencePage(CaseHead head, PatientAnswer answer, String why) {

  /** What to call the patient. */
  public String code() {
    return AnswerPage.Row.code(answer.patient());
  }

  /** The photographs in a part. */
  public List<PhotographAnswer> in(Tier tier) {
    return answer.photographs().stream().filter(one -> one.tier() == tier).toList();
  }

  /** Those that a leaked picture was found for. */
  public List<Grounds> pairs(PhotographAnswer one) {
    return one.grounds().stream()
        .filter(
            grounds -> grounds instanceof Grounds.InLeak || grounds instanceof Grounds.AnotherShot)
        .toList();
  }

  /** All others. */
  public List<Grounds> others(PhotographAnswer one) {
    return one.grounds().stream().filter(grounds -> !pairs(one).contains(grounds)).toList();
  }

  /** What something rests on, in words. */
  public String words(Grounds grounds) {
    return GroundsText.of(grounds);
  }
}
