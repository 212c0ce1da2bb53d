package org.chaperone.keyholder.roster;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What names a patient. Fields that are not known are empty; each has at most {@value #LONGEST}
 * characters.
 *
 * @param number the clinic's own number of the patient
 */
public record RosterEntry(
    String familyName,
    String givenNames,
    String number,
    Optional<LocalDate> born,
    String phone,
    String mail) {

  /** The longest field. */
  public static final int LONGEST = 200;

  /** Checks the lengths. */
  public RosterEntry {
    for (String field : new String[] {familyName, givenNames, number, phone, mail}) {
      if (field.length() > LONGEST) {
        throw new IllegalArgumentException(
            "A field of the roster has at most " + LONGEST + " characters.");
      }
    }
  }

  /** Says nothing about the patient: entries must not reach a log by accident. */
  @Override
  public String toString() {
    return "RosterEntry[not shown]";
  }
}
