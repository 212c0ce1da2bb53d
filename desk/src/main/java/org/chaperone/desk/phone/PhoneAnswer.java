package org.chaperone.desk.phone;

import java.util.List;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.keyholder.roster.RosterEntry;

/**
 * What a caller is told about one patient.
 *
 * @param entry who it is, for making sure that the caller is that person
 * @param reason why, in one sentence
 * @param say what to say, sentence by sentence
 */
public record PhoneAnswer(
    RosterEntry entry, PatientAnswer answer, String reason, List<String> say) {

  /** Copies the list. */
  public PhoneAnswer {
    say = List.copyOf(say);
  }
}
