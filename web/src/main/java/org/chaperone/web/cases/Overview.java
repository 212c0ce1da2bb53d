package org.chaperone.web.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chaperone.desk.answer.Answer;
import org.chaperone.desk.answer.Answering;
import org.chaperone.desk.answer.Tier;
import org.chaperone.keyholder.id.PatientId;

/**
 * The answer and who is in each part of it.
 *
 * @param confirmed those with the most confirmed photographs first
 */
record Overview(
    Answer answer, List<PatientId> confirmed, List<PatientId> possible, List<PatientId> excluded) {

  private record Ranked(PatientId patient, long count) {}

  /** Looks at every photograph's row. */
  static Overview of(Answering answering) {
    List<Ranked> confirmed = new ArrayList<>();
    List<PatientId> possible = new ArrayList<>();
    List<PatientId> excluded = new ArrayList<>();
    answering.forEach(
        one -> {
          switch (one.tier()) {
            case CONFIRMED -> confirmed.add(new Ranked(one.patient(), one.count(Tier.CONFIRMED)));
            case POSSIBLE -> possible.add(one.patient());
            case EXCLUDED -> excluded.add(one.patient());
          }
        });
    confirmed.sort(
        Comparator.comparingLong((Ranked one) -> -one.count())
            .thenComparing(one -> one.patient().toString()));
    return new Overview(
        answering.answer(), confirmed.stream().map(Ranked::patient).toList(), possible, excluded);
  }

  List<PatientId> of(Tier tier) {
    return switch (tier) {
      case CONFIRMED -> confirmed;
      case POSSIBLE -> possible;
      case EXCLUDED -> excluded;
    };
  }

  /** The part that says the most. */
  Tier first() {
    return !confirmed.isEmpty()
        ? Tier.CONFIRMED
        : possible.isEmpty() ? Tier.EXCLUDED : Tier.POSSIBLE;
  }
}
