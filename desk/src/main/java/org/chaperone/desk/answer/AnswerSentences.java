package org.chaperone.desk.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.desk.paper.Paper;

/** The answer in words. */
final class AnswerSentences {

  private AnswerSentences() {}

  static List<String> of(
      Optional<Paper.Reckoned> reckoned,
      boolean everything,
      boolean isStale,
      Counts patients,
      Counts photographs,
      int outside,
      int toLookAt) {
    List<String> sentences = new ArrayList<>();
    if (reckoned.isEmpty()) {
      sentences.add(
          "The ledger has not been asked for this frame yet. Until it is, everything counts as"
              + " possible.");
    }
    sentences.add(
        "At most "
            + patients.most()
            + " of "
            + patients.all()
            + " patients may be affected, with "
            + photographs.most()
            + " of "
            + photographs.all()
            + " photographs: "
            + patients.confirmed()
            + " patients and "
            + photographs.confirmed()
            + " photographs confirmed, "
            + patients.possible()
            + " and "
            + photographs.possible()
            + " possible.");
    if (everything) {
      sentences.add(
          "Nobody can be excluded. What is confirmed is in material that leaked; everything else"
              + " is possible.");
    }
    if (isStale) {
      reckoned.ifPresent(
          one ->
              sentences.add(
                  "The ledger was asked for what happened until "
                      + one.to()
                      + ", and the break-in is not over: what was released since is not in this"
                      + " answer. Ask again, best once all is contained."));
    }
    if (outside > 0) {
      sentences.add(
          outside
              + " confirmed photographs have no release in this frame: it is too narrow, or they"
              + " left another way.");
    }
    if (toLookAt > 0) {
      sentences.add(
          "Leaked pictures that look like a photograph of ours and are no copy of it: "
              + toLookAt
              + ". Until a person has looked at them, whom they show counts as possible.");
    }
    Set<String> said = new LinkedHashSet<>();
    reckoned.ifPresent(one -> one.answers().forEach(answer -> said.addAll(answer.sentences())));
    sentences.addAll(said);
    return sentences;
  }
}
