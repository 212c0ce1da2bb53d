package org.chaperone.desk.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Finding;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/** What was found in leaked material, by photograph; each picture counts once. */
final class Leaked {

  private final Map<PhotographId, List<Grounds>> byPhotograph = new LinkedHashMap<>();
  private final Map<PatientId, Set<PhotographId>> byPatient = new LinkedHashMap<>();

  Leaked(CaseRecord record) {
    for (CaseRecord.Dump dump : record.dumps()) {
      for (Finding finding : dump.news()) {
        for (Finding.Pair pair : finding.pairs()) {
          byPatient
              .computeIfAbsent(pair.patient(), p -> new LinkedHashSet<>())
              .add(pair.photograph());
          byPhotograph
              .computeIfAbsent(pair.photograph(), p -> new ArrayList<>())
              .add(
                  pair.isConfirmed()
                      ? new Grounds.InLeak(dump.traced().name(), finding, pair)
                      : new Grounds.AnotherShot(dump.traced().name(), finding, pair));
        }
      }
    }
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
