package org.chaperone.keyholder.status;

import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/**
 * What was ever erased: names that stand for nothing any more.
 *
 * @param patients of whom everything was erased
 * @param photographs that were erased by themselves
 */
public record Erasures(List<PatientId> patients, List<PhotographId> photographs) {

  /** Copies the lists. */
  public Erasures {
    patients = List.copyOf(patients);
    photographs = List.copyOf(photographs);
  }
}
