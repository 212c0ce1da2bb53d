package org.chaperone.web.administration.evening;

import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.administration.LookedAt;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;

/**
 * What oneself looked at.
 *
 * @param days that are not answered
 * @param names of their patients
 */
public record OwnLookedPage(List<LookedAt> days, Map<PatientId, RosterEntry> names) {

  /** A patient's name. */
  public String name(PatientId patient) {
    RosterEntry entry = names.get(patient);
    return entry == null
        ? patient.toString().substring(0, 8)
        : entry.familyName() + ", " + entry.givenNames();
  }
}
