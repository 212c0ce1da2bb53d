package org.chaperone.web.administration.patients;

import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.administration.Retention;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.web.roster.FoundPatients;

/**
 * Who is kept, and who is due.
 *
 * @param names of those listed, where they were asked for
 * @param waits whether another rule waits for a second person
 * @param found whom a search found, to be held or erased
 */
public record RetentionPage(
    Retention retention,
    Map<PatientId, RosterEntry> names,
    boolean waits,
    Optional<FoundPatients> found) {

  /** What a patient is called here: the name where it was asked for, else the start of the id. */
  public String called(PatientId patient) {
    RosterEntry entry = names.get(patient);
    return entry == null
        ? patient.toString().substring(0, 8)
        : entry.familyName() + ", " + entry.givenNames();
  }

  /** Whether anybody is due who can be erased. */
  public boolean anyErasable() {
    return retention.due().stream().anyMatch(due -> due.held().isEmpty());
  }
}
