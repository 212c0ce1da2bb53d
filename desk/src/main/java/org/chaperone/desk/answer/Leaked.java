package org.chaperone.desk.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Finding;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/** What was found in leaked material, by photograph; each picture counts once. */
final class Leaked {

  private final Map<PhotographId, List<Grounds>> byPhotograph = new LinkedHashMap<>();
  private final Map<PatientId, Set<PhotographId>> byPatient = new LinkedHashMap<>();
  private final Map<PatientId, List<Grounds>> recognised = new LinkedHashMap<>();

  Leaked(CaseRecord record) {
    for (CaseRecord.Dump dump : record.dumps()) {
      for (Finding finding : dump.news()) {
        for (Finding.Pair pair : finding.pairs()) {
          if (record.judged(finding, pair).isPresent() || !record.isExplained(finding, pair)) {
            add(pair, grounds(dump.traced().name(), finding, pair, record.judged(finding, pair)));
          }
        }
      }
    }
  }

  private static Grounds grounds(
      String dump, Finding finding, Finding.Pair pair, Optional<Paper.Judged> judged) {
    Optional<Paper.Judged> counted = judged.filter(one -> pair.isOpenToJudgement());
    if (counted.isEmpty()) {
      return pair.isConfirmed()
          ? new Grounds.InLeak(dump, finding, pair, counted)
          : new Grounds.AnotherShot(dump, finding, pair);
    }
    return switch (counted.get().judgement()) {
      case THIS_PHOTOGRAPH -> new Grounds.InLeak(dump, finding, pair, counted);
      case THIS_PATIENT -> new Grounds.PatientInLeak(dump, finding, pair, counted);
      case NOT_THEIRS -> new Grounds.RuledOut(dump, finding, pair, counted);
      case TAKEN_BACK -> throw new IllegalStateException("a record keeps none of these");
    };
  }

  private void add(Finding.Pair pair, Grounds grounds) {
    byPhotograph.computeIfAbsent(pair.photograph(), p -> new ArrayList<>()).add(grounds);
    if (!(grounds instanceof Grounds.RuledOut)) {
      byPatient.computeIfAbsent(pair.patient(), p -> new LinkedHashSet<>()).add(pair.photograph());
    }
    if (grounds instanceof Grounds.PatientInLeak) {
      recognised.computeIfAbsent(pair.patient(), p -> new ArrayList<>()).add(grounds);
    }
  }

  /** Pictures in which somebody recognised a patient, and which the vault does not have. */
  List<Grounds> recognised(PatientId patient) {
    return recognised.getOrDefault(patient, List.of());
  }

  List<Grounds> of(PhotographId photograph) {
    return byPhotograph.getOrDefault(photograph, List.of());
  }

  /** Every patient of whom something was found. */
  Set<PatientId> patients() {
    return byPatient.keySet();
  }

  /** What was found of a patient; some may be erased by now. */
  Set<PhotographId> of(PatientId patient) {
    return byPatient.getOrDefault(patient, Set.of());
  }
}
