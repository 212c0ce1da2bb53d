package org.chaperone.web.administration.patients;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.administration.Alarm;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.web.roster.FoundPatients;

/**
 * Patients who do not exist.
 *
 * @param patients how many there are altogether
 * @param alarms that decoys raised
 * @param found whom a search found, to be marked
 */
public record DecoysPage(
    List<Line> decoys, int patients, List<Alarm> alarms, Optional<FoundPatients> found) {

  /**
   * One of them.
   *
   * @param name as the roster has it
   */
  public record Line(PatientId id, String name, int photographs) {}

  /** How many of a hundred patients are decoys. */
  public int percent() {
    return patients == 0 ? 0 : Math.round(100f * decoys.size() / patients);
  }
}
