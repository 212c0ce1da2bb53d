package org.chaperone.vault.facts;

/**
 * What the vault knows of a patient besides the roster's entry, which the keyholder keeps.
 *
 * @param note in the clinic's words, at most {@value PhotographFacts#LONGEST} characters
 */
public record PatientFacts(String note) {

  /** Checks the length. */
  public PatientFacts {
    if (note.length() > PhotographFacts.LONGEST) {
      throw new IllegalArgumentException(
          "A note has at most " + PhotographFacts.LONGEST + " characters.");
    }
  }

  /** Says nothing: facts must not reach a log by accident. */
  @Override
  public String toString() {
    return "PatientFacts[not shown]";
  }
}
