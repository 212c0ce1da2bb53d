package org.chaperone.keyholder.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.store.Row.CareRow;

/** Who treats whom, found by either. Read by any thread, changed by one at a time. */
final class CareRows {

  private final Map<PatientId, List<CareRow>> byPatient = new ConcurrentHashMap<>();
  private final Map<AccountId, Set<PatientId>> patients = new ConcurrentHashMap<>();

  /** Keeps a row, in place of the one of the same account, patient and beginning. */
  void put(CareRow row) {
    List<CareRow> theirs = new ArrayList<>(of(row.patient()));
    theirs.removeIf(one -> one.account().equals(row.account()) && one.since().equals(row.since()));
    theirs.add(row);
    byPatient.put(row.patient(), List.copyOf(theirs));
    patients.computeIfAbsent(row.account(), a -> ConcurrentHashMap.newKeySet()).add(row.patient());
  }

  void forget(PatientId patient) {
    byPatient.remove(patient);
    patients.values().forEach(theirs -> theirs.remove(patient));
  }

  List<CareRow> of(PatientId patient) {
    return byPatient.getOrDefault(patient, List.of());
  }

  List<CareRow> by(AccountId account) {
    return patients.getOrDefault(account, Set.of()).stream()
        .flatMap(patient -> of(patient).stream())
        .filter(row -> row.account().equals(account))
        .toList();
  }

  List<CareRow> all() {
    return byPatient.values().stream().flatMap(List::stream).toList();
  }
}
