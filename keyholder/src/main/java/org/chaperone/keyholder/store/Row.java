package org.chaperone.keyholder.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.share.ShareState;
import org.chaperone.keyholder.share.Use;

/** One thing that the keyholder knows. A later row replaces an earlier one of the same name. */
public sealed interface Row {

  /**
   * The installation, written once.
   *
   * @param tenant its name
   * @param indexKey the public index key
   * @param indexSecret the private one, wrapped
   */
  record InstallationRow(Id128 tenant, Limits limits, byte[] indexKey, byte[] indexSecret)
      implements Row {}

  /**
   * A patient.
   *
   * @param key the patient key, wrapped under the epoch's wrapping key
   * @param logKey wrapped under the patient key
   * @param recordSecret wrapped under the patient key
   * @param entry the roster entry, sealed under the patient key
   */
  record PatientRow(
      PatientId id, byte[] key, byte[] logKey, byte[] recordSecret, byte[] entry, boolean decoy)
      implements Row {}

  /**
   * A photograph.
   *
   * @param secret wrapped under the patient key
   */
  record PhotographRow(PhotographId id, PatientId patient, byte[] secret) implements Row {}

  /** A patient was erased; their photographs with them. */
  record NoPatientRow(PatientId id) implements Row {}

  /** A photograph was erased. */
  record NoPhotographRow(PhotographId id) implements Row {}

  /**
   * An account.
   *
   * @param enrolment the hash of a code that is still good, and until when
   */
  record AccountRow(
      AccountId id,
      String name,
      Role role,
      Pseudonym pseudonym,
      boolean locked,
      List<CredentialRow> credentials,
      Optional<EnrolmentRow> enrolment)
      implements Row {}

  /** A credential: an operator's public key, or a passkey as webauthn4j attests it. */
  record CredentialRow(boolean passkey, byte[] id, byte[] key, long counter) {}

  /** SHA-256 of an enrolment's code. */
  record EnrolmentRow(byte[] codeHash, Instant until) {}

  /** Something waits for approval. */
  record PendingRow(PendingRequest request) implements Row {}

  /** It waits no longer. */
  record NotPendingRow(RequestId id) implements Row {}

  /** An account may have originals for a time. */
  record ExportRow(RequestId id, AccountId account, List<PatientId> patients, Instant until)
      implements Row {}

  /** An account's budget is raised for a time. */
  record RaiseRow(RequestId id, AccountId account, int patientsAnHour, Instant until)
      implements Row {}

  /** An investigation. */
  record CaseRow(CaseId id, String title, List<AccountId> members, boolean open) implements Row {}

  /**
   * A share, and what its link is recognised by.
   *
   * @param account that its recipient looks under
   * @param giver the account that gave it
   * @param givenIn the session that gave it
   * @param recipient none once the patient was erased, and so the photographs
   * @param secretHash SHA-256; empty once the link is of no use any more
   * @param codeHash SHA-256 of secret and code; likewise
   * @param tries how many wrong codes were shown
   * @param state as it was written; time and views are not looked at here
   */
  record ShareRow(
      ShareId id,
      AccountId account,
      AccountId giver,
      SessionId givenIn,
      PatientId patient,
      List<PhotographId> photographs,
      Optional<Recipient> recipient,
      Use use,
      String reason,
      Instant given,
      Instant until,
      int mostViews,
      byte[] secretHash,
      byte[] codeHash,
      int tries,
      ShareState state)
      implements Row {

    /** The same in another state, in which the link opens nothing. */
    public ShareRow in(ShareState next) {
      return new ShareRow(
          id,
          account,
          giver,
          givenIn,
          patient,
          photographs,
          recipient,
          use,
          reason,
          given,
          until,
          mostViews,
          new byte[0],
          new byte[0],
          tries,
          next);
    }

    /** The same after another wrong code. */
    public ShareRow tried() {
      return new ShareRow(
          id,
          account,
          giver,
          givenIn,
          patient,
          photographs,
          recipient,
          use,
          reason,
          given,
          until,
          mostViews,
          secretHash,
          codeHash,
          tries + 1,
          state);
    }

    /** What may stay when the patient is erased: that it was, whose, and until when. */
    ShareRow erased() {
      return new ShareRow(
          id,
          account,
          giver,
          givenIn,
          patient,
          List.of(),
          Optional.empty(),
          use,
          "",
          given,
          until,
          mostViews,
          new byte[0],
          new byte[0],
          tries,
          ShareState.ERASED);
    }
  }

  /** Whether the vault is locked down. */
  record LockRow(boolean lockedDown) implements Row {}

  /** A key that backups are made under until it expires. */
  record BackupKeyRow(Id128 id, byte[] key, Instant begins, Instant expires) implements Row {}

  /** A backup key was destroyed. */
  record NoBackupKeyRow(Id128 id) implements Row {}
}
