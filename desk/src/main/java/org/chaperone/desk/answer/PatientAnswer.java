package org.chaperone.desk.answer;

import java.util.List;
import org.chaperone.keyholder.id.PatientId;

/**
 * What a case says of a patient: the strongest of what it says of anything of theirs.
 *
 * @param grounds those that concern the patient and no single photograph
 */
public record PatientAnswer(
    PatientId patient, Tier tier, List<Grounds> grounds, List<PhotographAnswer> photographs) {

  /** Copies the lists. */
  public PatientAnswer {
    grounds = List.copyOf(grounds);
    photographs = List.copyOf(photographs);
  }

  /** How many of the photographs are in a tier. */
  public long count(Tier of) {
    return photographs.stream().filter(one -> one.tier() == of).count();
  }
}
