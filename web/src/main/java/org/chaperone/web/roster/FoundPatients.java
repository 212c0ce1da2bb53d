package org.chaperone.web.roster;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.release.Refused;

/**
 * What a search found.
 *
 * @param isSearch false for one's own patients, shown before anything is typed
 * @param more whether there are others beyond these
 * @param refused why there are none
 */
public record FoundPatients(
    boolean isSearch, List<PatientLine> lines, boolean more, Optional<Refused> refused) {

  /** Nothing was shown. */
  static FoundPatients not(boolean isSearch, Refused refused) {
    return new FoundPatients(isSearch, List.of(), false, Optional.of(refused));
  }
}
