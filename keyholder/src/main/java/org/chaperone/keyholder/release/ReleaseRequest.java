package org.chaperone.keyholder.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/**
 * Asks for keys of one patient: of each rendition named of each photograph named.
 *
 * @param patient whose
 * @param photographs at most {@value #MOST}; none asks for the patient's own record
 * @param renditions one or more; {@code RECORD} gives the patient's own record's key too
 * @param reason why, in at most 500 characters; may be empty except for originals and in
 *     break-glass
 * @param underCase the investigation that it is for, which verification thumbnails need
 */
public record ReleaseRequest(
    PatientId patient,
    List<PhotographId> photographs,
    Set<Rendition> renditions,
    String reason,
    Optional<CaseId> underCase) {

  /** The most photographs in one release. */
  public static final int MOST = 200;

  /** Checks the sizes. */
  public ReleaseRequest {
    photographs = List.copyOf(photographs);
    renditions = Set.copyOf(renditions);
    if (photographs.size() > MOST) {
      throw new IllegalArgumentException("A release names at most " + MOST + " photographs.");
    }
    if (renditions.isEmpty()) {
      throw new IllegalArgumentException("A release names at least one rendition.");
    }
    if (reason.length() > 500) {
      throw new IllegalArgumentException("A reason has at most 500 characters.");
    }
  }

  /** Asks for one rendition of photographs, in the course of care. */
  public static ReleaseRequest of(
      PatientId patient, List<PhotographId> photographs, Rendition rendition, String reason) {
    return new ReleaseRequest(patient, photographs, Set.of(rendition), reason, Optional.empty());
  }

  /** The same request, for an investigation. */
  public ReleaseRequest under(CaseId investigation) {
    return new ReleaseRequest(patient, photographs, renditions, reason, Optional.of(investigation));
  }
}
