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
import org.chaperone.web.page.Texts;

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

  /** What was found in leaks beside a photograph. */
  public List<Grounds.Paired> pairs(PhotographAnswer one) {
    return one.grounds().stream()
        .filter(Grounds.Paired.class::isInstance)
        .map(Grounds.Paired.class::cast)
        .toList();
  }

  /** Whether a person has something to say of it, or had. */
  public boolean isOpen(Grounds.Paired grounds) {
    return grounds instanceof Grounds.AnotherShot || grounds.judged().isPresent();
  }

  /** What a person said of it, in words; empty when nobody has. */
  public String judged(Grounds.Paired grounds) {
    return grounds
        .judged()
        .map(
            one ->
                switch (one.judgement()) {
                  case THIS_PHOTOGRAPH -> Texts.of("case.judged.photograph");
                  case THIS_PATIENT -> Texts.of("case.judged.patient");
                  case NOT_THEIRS, TAKEN_BACK -> Texts.of("case.judged.ruled-out");
                })
        .orElse("");
  }

  /** The chance of a false accusation is ten to the power of this, or less. */
  public String exponent(NamedView view) {
    return view.bound().substring(view.bound().indexOf('^') + 1).replace('-', '−');
  }

  /** All others. */
  public List<Grounds> others(PhotographAnswer one) {
    return one.grounds().stream().filter(grounds -> !(grounds instanceof Grounds.Paired)).toList();
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
