package org.chaperone.web.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Refused;

/**
 * What a search found.
 *
 * @param isSearch false for one's own patients, shown before anything is typed
 * @param more whether there are others beyond these
 * @param today how many photographs were added today of those shown, by patient
 * @param refused why there are none
 */
public record FoundPatients(
    boolean isSearch,
    List<PatientLine> lines,
    boolean more,
    Map<PatientId, Integer> today,
    Optional<Refused> refused) {

  /** How many photographs were added today; 0 when none, or it was not looked at. */
  public int today(PatientLine line) {
    return today.getOrDefault(line.id(), 0);
  }

  /** Nothing was shown. */
  static FoundPatients not(boolean isSearch, Refused refused) {
    return new FoundPatients(isSearch, List.of(), false, Map.of(), Optional.of(refused));
  }
}
