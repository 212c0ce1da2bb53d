package org.chaperone.desk.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.exposure.ExposedPatient;
import org.chaperone.keyholder.exposure.ExposedPhotograph;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;

/** What was in reach of all suspects together, by what the ledger said of each. */
final class Reach {

  private final Map<PhotographId, Set<Rendition>> released = new HashMap<>();
  private final Set<PhotographId> added = new LinkedHashSet<>();
  private final Map<PatientId, Set<Long>> entries = new HashMap<>();
  private final Set<PatientId> records = new LinkedHashSet<>();
  private final Set<PatientId> names = new LinkedHashSet<>();

  Reach(Paper.Reckoned reckoned) {
    for (Exposure one : reckoned.answers()) {
      one.possible().forEach(this::add);
      names.addAll(one.namesOnly());
    }
  }

  private void add(ExposedPatient patient) {
    entries.computeIfAbsent(patient.patient(), p -> new TreeSet<>()).addAll(patient.entries());
    if (patient.recordReleased()) {
      records.add(patient.patient());
    }
    for (ExposedPhotograph one : patient.photographs()) {
      if (one.added()) {
        added.add(one.photograph());
      }
      released
          .computeIfAbsent(one.photograph(), p -> EnumSet.noneOf(Rendition.class))
          .addAll(one.renditions());
    }
  }

  List<Grounds> of(PhotographId photograph, PatientId patient) {
    List<Grounds> grounds = new ArrayList<>();
    if (added.contains(photograph)) {
      grounds.add(new Grounds.Added(entries(patient)));
    } else if (released.containsKey(photograph)) {
      grounds.add(
          new Grounds.Released(released.getOrDefault(photograph, Set.of()), entries(patient)));
    }
    return grounds;
  }

  List<Grounds> of(PatientId patient) {
    List<Grounds> grounds = new ArrayList<>();
    if (records.contains(patient)) {
      grounds.add(new Grounds.RecordReleased(entries(patient)));
    }
    if (names.contains(patient)) {
      grounds.add(new Grounds.NameSeen());
    }
    return grounds;
  }

  Set<PatientId> patients() {
    Set<PatientId> all = new LinkedHashSet<>(entries.keySet());
    all.addAll(names);
    return all;
  }

  private List<Long> entries(PatientId patient) {
    return List.copyOf(entries.getOrDefault(patient, Set.of()));
  }
}
