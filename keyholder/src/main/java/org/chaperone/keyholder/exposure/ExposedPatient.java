package org.chaperone.keyholder.exposure;

import java.util.List;
import org.chaperone.keyholder.id.PatientId;

/**
 * A patient of whom something may have been taken.
 *
 * @param recordReleased whether the key of the patient's own record was released
 * @param photographs which photographs, each in which renditions
 * @param entries the entries of the ledger that say so
 */
public record ExposedPatient(
    PatientId patient,
    boolean recordReleased,
    List<ExposedPhotograph> photographs,
    List<Long> entries) {

  /** Copies the lists. */
  public ExposedPatient {
    photographs = List.copyOf(photographs);
    entries = List.copyOf(entries);
  }
}
