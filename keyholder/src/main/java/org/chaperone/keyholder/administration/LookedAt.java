package org.chaperone.keyholder.administration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;

/**
 * What an account looked at in a day without treating the patient.
 *
 * @param name what colleagues know it by
 * @param day that ended with the clinic's evening
 * @param entry of the ledger that says that it was told
 * @param answered whether the account has said that it read it
 * @param patients each once; those who were erased since are missing
 */
public record LookedAt(
    AccountId account,
    String name,
    LocalDate day,
    long entry,
    boolean answered,
    List<Patient> patients) {

  /** Copies the list. */
  public LookedAt {
    patients = List.copyOf(patients);
  }

  /**
   * A patient whom the account opened.
   *
   * @param first when first in that day
   * @param times how many entries of the ledger
   * @param claimed whether the account itself said in that day that it treats the patient
   * @param why what the account said to it, or empty
   */
  public record Patient(PatientId patient, Instant first, int times, boolean claimed, String why) {}
}
