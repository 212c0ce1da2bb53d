package org.chaperone.vault.importing;

import java.util.Optional;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.vault.facts.Description;

/** Says whose each file of a folder is. */
@FunctionalInterface
public interface Assignments {

  /**
   * Whose a file is.
   *
   * @param path relative to the folder, with {@code /} between its parts
   * @return empty when nobody says; the file is then left where it is and listed
   */
  Optional<Assignment> of(String path);

  /**
   * By folders: the name of the folder that a file lies in is the clinic's number of the patient.
   */
  static Assignments byFolder() {
    return path -> {
      int end = path.lastIndexOf('/');
      if (end < 0) {
        return Optional.empty();
      }
      String number = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
      return number.isBlank() || number.length() > RosterEntry.LONGEST
          ? Optional.empty()
          : Optional.of(
              new Assignment(
                  new RosterEntry("", "", number, Optional.empty(), "", ""), Description.NONE));
    };
  }
}
