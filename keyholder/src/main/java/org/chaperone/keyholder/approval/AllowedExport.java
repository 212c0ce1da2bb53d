package org.chaperone.keyholder.approval;

import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.RequestId;

/**
 * Originals that an account may have for a time.
 *
 * @param id of the request that was approved
 * @param patients whose they are
 * @param until when it lapses
 */
public record AllowedExport(RequestId id, List<PatientId> patients, Instant until) {

  /** Copies the list. */
  public AllowedExport {
    patients = List.copyOf(patients);
  }
}
