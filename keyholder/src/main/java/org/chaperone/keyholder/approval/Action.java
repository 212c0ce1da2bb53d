package org.chaperone.keyholder.approval;

import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;

/** Something that two people do: one asks, another one approves. */
public sealed interface Action {

  /**
   * Makes an account. Even one that opens nothing: with two accounts of their own, one person would
   * be two.
   *
   * @param name what colleagues know the person by
   */
  record MakeAccount(String name, Role role) implements Action {}

  /** Gives an account another way to sign in, after a loss; the old ways are gone. */
  record RenewCredential(AccountId account) implements Action {}

  /** Lets an account sign in again that was locked. */
  record UnlockAccount(AccountId account) implements Action {}

  /**
   * Lets an account have originals of these patients for a time.
   *
   * @param patients 1 to 1,000
   * @param until at most four hours from the approval
   */
  record Export(AccountId account, List<PatientId> patients, String reason, Instant until)
      implements Action {
    /** Copies the list. */
    public Export {
      patients = List.copyOf(patients);
    }
  }

  /**
   * Raises an account's budget of patients an hour for a time.
   *
   * @param patientsAnHour 1 to 1,000
   * @param until at most four hours from the approval
   */
  record RaiseBudget(AccountId account, int patientsAnHour, String reason, Instant until)
      implements Action {}

  /**
   * Opens an investigation.
   *
   * @param members who may work on it, the one who asks among them or not
   */
  record OpenCase(String title, List<AccountId> members) implements Action {
    /** Copies the list. */
    public OpenCase {
      members = List.copyOf(members);
    }
  }

  /** Ends an investigation. */
  record CloseCase(CaseId investigation) implements Action {}

  /** Destroys a patient's keys: everything about them becomes unreadable, for ever. */
  record ErasePatient(PatientId patient, String reason) implements Action {}

  /** Destroys photographs' keys, for ever. */
  record ErasePhotographs(PatientId patient, List<PhotographId> photographs, String reason)
      implements Action {
    /** Copies the list. */
    public ErasePhotographs {
      photographs = List.copyOf(photographs);
    }
  }

  /** Ends a lock-down. */
  record EndLockDown(String reason) implements Action {}

  /** Shows a sensitive patient's name again to everybody. */
  record EndSensitive(PatientId patient, String reason) implements Action {}
}
