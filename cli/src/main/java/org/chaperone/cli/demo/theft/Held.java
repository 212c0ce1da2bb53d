package org.chaperone.cli.demo.theft;

import java.util.HashSet;
import java.util.Set;
import org.chaperone.keyholder.exposure.ExposedPatient;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/**
 * An exposure's answer held against what a thief really got.
 *
 * @param photographsNamed photographs that the answer calls possible
 * @param photographsGot photographs that the thief got
 * @param photographsMissed those that the thief got and the answer does not name; must be none
 * @param ownersOwn those in the answer that the account's owner had opened just before
 * @param unexplained those in the answer that neither opened
 * @param namesMissed patients whose names the thief read and the answer does not have
 */
record Held(
    int photographsNamed,
    int photographsGot,
    int photographsMissed,
    int ownersOwn,
    int unexplained,
    int namesMissed) {

  /**
   * Compares.
   *
   * @param own what the account's owner had opened within the time for which a server may keep keys
   */
  static Held against(Exposure exposure, AccountThief.Loot loot, Set<PhotographId> own) {
    Set<PhotographId> possible = new HashSet<>();
    Set<PatientId> patients = new HashSet<>(exposure.namesOnly());
    for (ExposedPatient patient : exposure.possible()) {
      patients.add(patient.patient());
      patient.photographs().forEach(one -> possible.add(one.photograph()));
    }
    Set<PhotographId> missed = new HashSet<>(loot.photographs());
    missed.removeAll(possible);
    Set<PhotographId> more = new HashSet<>(possible);
    more.removeAll(loot.photographs());
    Set<PhotographId> unexplained = new HashSet<>(more);
    unexplained.removeAll(own);
    Set<PatientId> namesMissed = new HashSet<>(loot.names());
    namesMissed.removeAll(patients);
    return new Held(
        possible.size(),
        loot.photographs().size(),
        missed.size(),
        more.size() - unexplained.size(),
        unexplained.size(),
        namesMissed.size());
  }

  /** The share of what the thief got that the answer names. */
  double recall() {
    return photographsGot == 0 ? 1 : (double) (photographsGot - photographsMissed) / photographsGot;
  }
}
