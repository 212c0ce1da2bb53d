package org.chaperone.keyholder;

import java.nio.file.Path;
import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.budget.Standing;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.exposure.WholeHistory;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.index.IndexPublicKey;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseOutcome;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterOutcome;
import org.chaperone.keyholder.roster.RosterQuery;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SessionSummary;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.keyholder.share.GivenShare;
import org.chaperone.keyholder.share.ShareDoor;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.keyholder.share.SharedPhotographs;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.keyholder.status.BackupReceipt;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.keyholder.status.Erasures;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.keyholder.status.Notice;

/**
 * Keeps every key, and hands one out only after the ledger has it in writing. Served alike in
 * process and from a process of its own.
 *
 * <p>What holds for every method: when it returns, the entry it writes is on stable storage and
 * covered by a signed checkpoint. When it throws {@link KeyholderStoppedException}, stable storage
 * failed, and nothing is done any more until an operator has looked and started the keyholder
 * again. A method that takes a session throws {@link SessionEndedException} when that is over, and
 * {@link RefusedException} when the rules say no and the result has no place for it.
 */
public interface Keyholder extends AutoCloseable {

  // Signing in

  /**
   * Begins to sign in or to enrol. An account that does not exist gets a challenge too, so that
   * nobody can find out which do.
   *
   * @param name what colleagues know the account by
   */
  Challenge challenge(String name);

  /**
   * Signs in.
   *
   * @throws SignInException when the proof does not hold, for whatever reason
   */
  Session signIn(SignInProof proof);

  /**
   * Enrols a credential for a new account.
   *
   * @param code from the {@link org.chaperone.keyholder.session.Enrolment}
   * @param challenge that a passkey's creation answered
   * @throws SignInException when the code or the credential does not hold
   */
  void enrol(AccountId account, SecretBytes code, Challenge challenge, Credential credential);

  /** Ends a session; ending it again does nothing. */
  void signOut(Session session);

  /** The sessions of one's own account, the latest used first. */
  List<SessionSummary> sessions(Session session);

  /** Ends a session of one's own account; one that is not there does nothing. */
  void endSession(Session session, SessionId which);

  /** How much of its budgets the account has left; counts on none. */
  Standing budget(Session session);

  // Patients and photographs

  /** Makes a patient known. */
  AddedPatient addPatient(Session session, RosterEntry entry);

  /** Replaces what names a patient. */
  void updatePatient(Session session, PatientId patient, RosterEntry entry);

  /**
   * Makes keys for new photographs of a patient, of all their renditions.
   *
   * @param count 1 to {@value ReleaseRequest#MOST}
   */
  AddedPhotographs addPhotographs(Session session, PatientId patient, int count);

  /**
   * Searches names, number and birth date. Each patient found is a release at roster scope.
   *
   * <p>A sensitive patient is found by the alias; by what it stands for only for those who see the
   * name, and by the whole number for those who treat.
   */
  RosterOutcome searchRoster(Session session, RosterQuery query);

  /**
   * Searches, with nobody to come first.
   *
   * @param query words, each of which must begin a word of the entry; a birth date as 1970-12-31
   * @param limit 1 to 20
   */
  default RosterOutcome findPatients(Session session, String query, int limit) {
    return searchRoster(session, new RosterQuery(query, List.of(), limit));
  }

  /**
   * The entries of patients known by id, as for the list of a day's appointments.
   *
   * @param patients 1 to 50; those who do not exist are left out
   */
  RosterOutcome namesOf(Session session, List<PatientId> patients);

  /**
   * Puts a patient behind an alias: from then on the name is shown to the accounts that treat them,
   * to the privacy lead, and to whoever gave a reason in the last four hours; and nothing is
   * released to others, but under a case or by breaking the glass. For the privacy lead and
   * doctors; of a patient who is sensitive already, for the privacy lead and doctors among those
   * who treat them. The privacy lead is told.
   *
   * @throws RefusedException also when the alias is another patient's, or holds a word of the name
   */
  void markSensitive(Session session, PatientId patient, Sensitive as);

  /**
   * Shows a sensitive patient's name again to everybody. For the privacy lead; others ask for
   * {@link Action.EndSensitive}.
   */
  void endSensitive(Session session, PatientId patient, String reason);

  /**
   * Lets an account see a sensitive patient for four hours. The reason is in the ledger, and the
   * privacy lead is told at once. For everybody who sees the roster; counts as one name.
   *
   * @param reason 1 to 500 characters
   */
  RosterOutcome openSensitive(Session session, PatientId patient, String reason);

  /** Hands out keys. */
  ReleaseOutcome release(Session session, ReleaseRequest request);

  /**
   * Hands out keys beyond every budget, three times a day, for a patient in need; the privacy lead
   * is told at once.
   */
  ReleaseOutcome breakGlass(Session session, ReleaseRequest request);

  /**
   * Who has seen what of a patient, the newest thousand entries of the ledger, newest first. For
   * the privacy lead, and for whoever opened the patient in the last hour. Writes no entry.
   */
  List<PastOpening> history(Session session, PatientId patient);

  /**
   * The same from an entry on, oldest first and to the end when it is asked again and again; with
   * the checkpoint that covers it.
   *
   * @param fromEntry 0 at first, then {@link WholeHistory#next}
   */
  WholeHistory wholeHistory(Session session, PatientId patient, long fromEntry);

  /**
   * The evidence for a patient's whole history: one file with every entry since the first about
   * them, and the key that opens theirs alone. Whoever has the file can check that nothing is
   * missing, and reads what the ledger says about this patient, later too: it is for the patient.
   * For the privacy lead. Writes no entry.
   */
  byte[] patientEvidence(Session session, PatientId patient);

  /**
   * Marks a patient as a decoy: nobody treats them, so that whoever opens one is caught. For the
   * privacy lead.
   */
  void markDecoy(Session session, PatientId patient);

  // What two people do

  /** Asks for something that needs a second person, and lets it wait for one. */
  PendingRequest ask(Session session, Action action);

  /** What waits for approval. */
  List<PendingRequest> pending(Session session);

  /** Approves as the second person, and does it. */
  Approval approve(Session session, RequestId request);

  /** Takes a request back, or turns it down. */
  void decline(Session session, RequestId request);

  // Shares

  /**
   * Shares photographs of a patient with one person, by a link. For doctors, nurses and the privacy
   * lead who opened the patient in the last hour.
   */
  GivenShare share(Session session, ShareRequest request);

  /**
   * Shares that one's account gave, the latest first; for the privacy lead and administrators all
   * that ever were. Writes no entry.
   */
  List<ShareSummary> shares(Session session);

  /**
   * All shares of a patient, the latest first. For the privacy lead, and for whoever opened the
   * patient in the last hour. Writes no entry.
   */
  List<ShareSummary> sharesOf(Session session, PatientId patient);

  /**
   * Ends a share at once; one that is over stays so. For who gave it, the privacy lead and
   * administrators.
   */
  void endShare(Session session, ShareId share);

  /**
   * Ends shares at once: what an account or a session gave, the one whose recipient it is, or all.
   * Locking an account does the same. For administrators and the privacy lead.
   *
   * @return how many there were
   */
  int stopShares(Session session, ExposureQuery.Suspect whose);

  /**
   * Shows a share's link and its code; needs no session. After five wrong codes it locks.
   *
   * @param secret of the link
   */
  ShareDoor openShare(ShareId share, SecretBytes secret, String code);

  /**
   * Binds a share to its recipient's new passkey, and signs in. Later the recipient signs in by the
   * passkey under the name "share" and its id, for a session that can {@link #release} the share's
   * photographs for display, ask what is {@link #shared}, and nothing else.
   *
   * @param challenge of {@link ShareDoor.Open}
   * @throws SignInException when the passkey does not hold, or somebody else was faster
   */
  Session bindShare(SessionId challenge, Credential.OfPasskey passkey);

  /** What was shared with whoever asks. */
  SharedPhotographs shared(Session session);

  // Accounts and locks

  /** All accounts of the clinic's people. */
  List<AccountSummary> accounts(Session session);

  /**
   * Locks an account, ends its sessions and the shares that it gave, at once. For administrators
   * and the privacy lead.
   */
  void lockAccount(Session session, AccountId account);

  /**
   * Ends sessions at once, and locks nothing: one, those of an account, or all but the one that
   * asks. For administrators and the privacy lead.
   *
   * @return how many there were
   */
  int endSessions(Session session, ExposureQuery.Suspect whose);

  /** Stops every release at once. For administrators and the privacy lead. */
  void lockDown(Session session, String reason);

  // What the vault recognises things by

  /**
   * Keyed tags of messages: equal messages have equal tags, and without the keyholder nobody can
   * tell what a tag is of. HMAC-SHA-256 over the label, a zero byte and the message, under a key
   * that never leaves the keyholder and stays the same through every rotation. Writes no entry and
   * counts on no budget; any role.
   *
   * @param label ASCII, 1 to 40 characters; separates uses
   * @param messages 1 to 10,000, each of at most 4,096 bytes
   * @return 32 bytes for each, in their order
   */
  List<byte[]> tags(Session session, String label, List<byte[]> messages);

  /**
   * Everything that was ever erased, by the ledger's entries; for removing what a restored backup
   * of the photo store brings back. Writes no entry and counts on no budget; any role.
   */
  Erasures erasures(Session session);

  // Investigations

  /** What fingerprints are sealed with; needs no session. */
  IndexPublicKey indexKey();

  /**
   * Opens entries of the index for a case.
   *
   * @param capsules 1 to 1,000, from {@link org.chaperone.keyholder.index.SealedIndexEntry#capsule}
   * @return the key of each, in their order
   */
  List<SecretBytes> indexKeys(Session session, CaseId investigation, List<byte[]> capsules);

  /**
   * Every view of a photograph that the ledger knows, with the keys that its mark was made with,
   * for finding the one that a leaked copy came from. Views of DISPLAY and THUMBNAIL, oldest first;
   * those under a case are among them. Written into the ledger like an opening of the index.
   */
  List<ServedView> candidates(Session session, CaseId investigation, PhotographId photograph);

  /**
   * The investigations that the account is a member of; for the privacy lead and administrators all
   * that ever were. Writes no entry.
   */
  List<CaseSummary> cases(Session session);

  /**
   * The key that a case's own papers are sealed with; the same every time. For its members, also
   * after its end, because callers go on asking. Written into the ledger.
   */
  SecretBytes caseKey(Session session, CaseId investigation);

  /**
   * What was done in a time by an account, a session, or on the whole server: signing in, releases,
   * refusals, additions and all else that the ledger has. For the privacy lead. Writes no entry.
   *
   * @param fromEntry where to go on; 0 at first
   * @return at most {@value Deed#AT_ONCE}, oldest first; fewer mean that there are no more
   */
  List<Deed> deeds(Session session, ExposureQuery query, long fromEntry);

  /** Says what could have been taken. For the privacy lead. */
  Exposure exposure(Session session, ExposureQuery query);

  /**
   * The evidence for an exposure's answer, one file that an outsider can check. For the privacy
   * lead.
   */
  byte[] evidence(Session session, ExposureQuery query);

  /**
   * What the privacy lead was told, from an entry of the ledger on. For the privacy lead and
   * administrators.
   */
  List<Notice> notices(Session session, long fromLedgerIndex);

  // Care of the keys

  /** How the keyholder stands; needs no session. */
  KeyholderStatus status();

  /** Begins a new wrapping epoch: every patient's key is wrapped anew. For administrators. */
  void rotate(Session session);

  /**
   * Writes a backup of the keyholder's store, on the keyholder's own machine, and brings the file
   * of backup keys up to date. For administrators.
   *
   * @param backup a new file
   * @param backupKeys a file to be kept apart from the backups; replaced
   */
  BackupReceipt backup(Session session, Path backup, Path backupKeys);

  /** Lets go of the connection, or of the keys. */
  @Override
  void close();
}
