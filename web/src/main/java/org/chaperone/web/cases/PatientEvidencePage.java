package org.chaperone.web.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaperone.desk.answer.Grounds;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.PhotographAnswer;
import org.chaperone.desk.answer.Tier;
import org.chaperone.desk.export.GroundsText;
import org.chaperone.desk.paper.Finding;
import org.chaperone.trace.report.NamedView;

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

  /** The views that a leaked picture came from, each once: the strongest of what names it. */
  public List<NamedView> views(Finding.Pair pair) {
    Map<String, NamedView> strongest = new LinkedHashMap<>();
    pair.match().views().forEach(view -> strongest.putIfAbsent(ViewWords.of(view), view));
    return List.copyOf(strongest.values());
  }

  /** A view in a few words. */
  public String words(NamedView view) {
    return ViewWords.of(view);
  }

  /** What something rests on, in words. */
  public String words(Grounds grounds) {
    return GroundsText.of(grounds);
  }
}
