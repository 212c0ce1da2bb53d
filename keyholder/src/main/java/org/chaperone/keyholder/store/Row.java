package org.chaperone.keyholder.store;

import java.time.Instant;
import java.util.Arrays;
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
import org.chaperone.keyholder.session.CredentialKind;
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

  /**
   * A credential.
   *
   * @param id an operator's public key; a passkey's id; a provider's name for the person, UTF-8
   * @param key an operator's public key; a passkey as webauthn4j attests it; the provider's issuer,
   *     UTF-8
   * @param counter a passkey's signature counter; else 0
   * @param name what its holder calls it
   * @param since when it was enrolled
   * @param used when it was last used
   */
  record CredentialRow(
      CredentialKind kind,
      byte[] id,
      byte[] key,
      long counter,
      String name,
      Instant since,
      Instant used) {

    /** A new one, whose name and times are still to be told. */
    public static CredentialRow made(CredentialKind kind, byte[] id, byte[] key) {
      return new CredentialRow(kind, id, key, 0, "", Instant.EPOCH, Instant.EPOCH);
    }

    /** Whether it is a passkey. */
    public boolean passkey() {
      return kind == CredentialKind.PASSKEY;
    }

    /** Whether both are the same credential, whatever became of it. */
    public boolean isSame(CredentialRow other) {
      return kind == other.kind
          && Arrays.equals(id, other.id)
          && (kind != CredentialKind.PROVIDER || Arrays.equals(key, other.key));
    }

    /** The same with another counter. */
    public CredentialRow counted(long count) {
      return new CredentialRow(kind, id, key, count, name, since, used);
    }

    /** The same with a name. */
    public CredentialRow named(String other) {
      return new CredentialRow(kind, id, key, counter, other, since, used);
    }

    /** The same, enrolled now. */
    public CredentialRow enrolledAt(Instant now) {
      return new CredentialRow(kind, id, key, counter, name, now, now);
    }

    /** The same, used now. */
    public CredentialRow usedAt(Instant now) {
      return new CredentialRow(kind, id, key, counter, name, since, now);
    }
  }

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
   * Somebody treats a patient from a time on.
   *
   * @param by who said so
   */
  record CareRow(
      AccountId account, PatientId patient, Instant since, Optional<Instant> until, AccountId by)
      implements Row {}

  /** A patient is not erased before this ends. */
  record HoldRow(PatientId patient, String reason, AccountId by, Instant since) implements Row {}

  /** The hold has ended. */
  record NoHoldRow(PatientId patient) implements Row {}

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

    private static final byte[] OPENS_NOTHING = new byte[0];

    /** The same in another state, in which the link opens nothing. */
    public ShareRow in(ShareState next) {
      return with(photographs, recipient, reason, OPENS_NOTHING, OPENS_NOTHING, tries, next);
    }

    /** The same after another wrong code. */
    public ShareRow tried() {
      return with(photographs, recipient, reason, secretHash, codeHash, tries + 1, state);
    }

    /** What may stay when the patient is erased: that it was, whose, and until when. */
    ShareRow erased() {
      return with(
          List.of(), Optional.empty(), "", OPENS_NOTHING, OPENS_NOTHING, tries, ShareState.ERASED);
    }

    private ShareRow with(
        List<PhotographId> shown,
        Optional<Recipient> to,
        String words,
        byte[] secret,
        byte[] code,
        int wrong,
        ShareState next) {
      return new ShareRow(
          id, account, giver, givenIn, patient, shown, to, use, words, given, until, mostViews,
          secret, code, wrong, next);
    }
  }

  /** Whether the vault is locked down. */
  record LockRow(boolean lockedDown) implements Row {}

  /** A key that backups are made under until it expires. */
  record BackupKeyRow(Id128 id, byte[] key, Instant begins, Instant expires) implements Row {}

  /** A backup key was destroyed. */
  record NoBackupKeyRow(Id128 id) implements Row {}
}
