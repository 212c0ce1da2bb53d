package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.KeyholderStoppedException;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.budget.Limits;
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
import org.chaperone.keyholder.release.ReleaseOutcome;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterOutcome;
import org.chaperone.keyholder.roster.RosterQuery;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.seal.RootFile;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionSummary;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.keyholder.share.GivenShare;
import org.chaperone.keyholder.share.ShareDoor;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.keyholder.share.SharedPhotographs;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.keyholder.status.BackupReceipt;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row;

/** The keyholder in this process. Safe for any number of threads. */
public final class EmbeddedKeyholder implements Keyholder {

  private final Core core;
  private final Standing standing;
  private final Denials denials;
  private final Releases releases;
  private final Patients patients;
  private final Names names;
  private final SensitivePatients sensitive;
  private final Accounts accounts;
  private final Shares shares;
  private final SharedDoor sharedDoor;
  private final Approvals approvals;
  private final Cases cases;
  private final Exposures exposures;
  private final Evidence evidence;
  private final Deeds deeds;
  private final History history;
  private final PatientEvidence patientEvidence;
  private final Notices notices;
  private final Care care;
  private final Erasures erasures;
  private final VaultTags tags;

  EmbeddedKeyholder(Opened opened) {
    core = opened.core();
    standing = opened.standing();
    denials = new Denials(core);
    Roster roster = new Roster(core);
    Rules rules = new Rules(core, roster);
    PatientEntries entries = new PatientEntries(core, rules);
    releases = new Releases(core, rules, denials);
    shares = new Shares(core, rules);
    sharedDoor = new SharedDoor(core, shares, denials);
    accounts = new Accounts(core, denials, shares);
    patients = new Patients(core, rules, roster, entries);
    names = new Names(core, rules, denials, roster);
    sensitive = new SensitivePatients(core, rules, denials, roster, entries);
    erasures = new Erasures(core, roster, opened.erased());
    tags = new VaultTags(core);
    approvals = new Approvals(core, erasures, sensitive);
    cases = new Cases(core, rules);
    exposures = new Exposures(core, standing);
    evidence = new Evidence(core, exposures);
    deeds = new Deeds(core, exposures);
    history = new History(core);
    patientEvidence = new PatientEvidence(core, history);
    notices = new Notices(core);
    care = new Care(core, opened.home());
    // An erasure that a crash, or a restored backup, left undone.
    List<Erasures.Erased> outstanding =
        opened.erased().stream().filter(erasures::isOutstanding).toList();
    if (!outstanding.isEmpty()) {
      erasures.destroy(outstanding);
    }
    if (!opened.sharesToEnd().isEmpty()) {
      core.save(List.<Row>copyOf(opened.sharesToEnd()));
    }
    roster.load();
    core.tellOfClock();
  }

  /**
   * Makes a keyholder in a folder that has none.
   *
   * @throws SealException when the seal did not lock the root key
   * @throws IOException when there is one already, or the disk failed
   */
  public static Created create(
      Path home, Seal seal, Limits limits, FirstAccounts first, KeyholderSettings settings)
      throws IOException, SealException {
    return Opening.create(home, seal, limits, first, settings);
  }

  /**
   * Starts the keyholder in a folder: opens the seal, replays store and ledger, compares.
   *
   * @throws SealException when the seal does not open
   * @throws IOException when store or ledger are not as they were left, or a witness knows more;
   *     the message says what
   */
  public static EmbeddedKeyholder open(Path home, Seal seal, KeyholderSettings settings)
      throws IOException, SealException {
    return Opening.open(home, seal, settings);
  }

  /**
   * Makes a keyholder again from a backup. The ledger, as it is now, has to stand in {@code ledger}
   * in the new home; every erasure that it knows is done again.
   *
   * @param home a folder without a keyholder
   * @param unlocking by the seal that the root key was locked with when the backup was made, or by
   *     three shares
   * @param seal what the root key is locked with from now on
   * @throws SealException when the root key did not open, or could not be locked
   * @throws IOException when the backup expired, was changed, or does not belong to that ledger
   */
  public static Restored restore(
      Path home,
      Path backup,
      Path backupKeys,
      RootUnlocking unlocking,
      Seal seal,
      KeyholderSettings settings)
      throws IOException, SealException {
    return Restoring.restore(home, backup, backupKeys, unlocking, seal, settings);
  }

  /**
   * Locks the root key of a keyholder that is not running with another seal. The recovery kit stays
   * good.
   *
   * @throws SealException when the root key did not open, or could not be locked
   */
  public static void reseal(
      Path home, RootUnlocking unlocking, Seal seal, KeyholderSettings settings)
      throws IOException, SealException {
    RootFile file = RootFile.read(settings.disk(), home);
    try (SecretBytes root = unlocking.unlock(file)) {
      file.relocked(root, seal).write(settings.disk(), home);
    }
  }

  @Override
  public Challenge challenge(String name) {
    return accounts.challenge(name);
  }

  @Override
  public Session signIn(SignInProof proof) {
    return accounts.signIn(proof);
  }

  @Override
  public void enrol(
      AccountId account, SecretBytes code, Challenge challenge, Credential credential) {
    accounts.enrol(account, code, challenge, credential);
  }

  @Override
  public void signOut(Session session) {
    core.sessions.end(session);
  }

  @Override
  public List<SessionSummary> sessions(Session session) {
    return core.sessions.of(core.require(session).account().id(), core.now());
  }

  @Override
  public void endSession(Session session, SessionId which) {
    core.sessions.end(core.require(session).account().id(), which);
  }

  @Override
  public org.chaperone.keyholder.budget.Standing budget(Session session) {
    return releases.budget(session);
  }

  @Override
  public AddedPatient addPatient(Session session, RosterEntry entry) {
    return patients.add(session, entry);
  }

  @Override
  public void updatePatient(Session session, PatientId patient, RosterEntry entry) {
    patients.update(session, patient, entry);
  }

  @Override
  public AddedPhotographs addPhotographs(Session session, PatientId patient, int count) {
    return patients.addPhotographs(session, patient, count);
  }

  @Override
  public RosterOutcome searchRoster(Session session, RosterQuery query) {
    return names.search(session, query);
  }

  @Override
  public RosterOutcome namesOf(Session session, List<PatientId> ids) {
    return names.of(session, ids);
  }

  @Override
  public void markSensitive(Session session, PatientId patient, Sensitive as) {
    sensitive.mark(session, patient, as);
  }

  @Override
  public void endSensitive(Session session, PatientId patient, String reason) {
    sensitive.end(session, patient, reason);
  }

  @Override
  public RosterOutcome openSensitive(Session session, PatientId patient, String reason) {
    return sensitive.open(session, patient, reason);
  }

  @Override
  public ReleaseOutcome release(Session session, ReleaseRequest request) {
    return releases.release(session, request, false);
  }

  @Override
  public ReleaseOutcome breakGlass(Session session, ReleaseRequest request) {
    return releases.release(session, request, true);
  }

  @Override
  public List<PastOpening> history(Session session, PatientId patient) {
    return history.of(session, patient);
  }

  @Override
  public WholeHistory wholeHistory(Session session, PatientId patient, long fromEntry) {
    return history.from(session, patient, fromEntry);
  }

  @Override
  public byte[] patientEvidence(Session session, PatientId patient) {
    return patientEvidence.of(session, patient);
  }

  @Override
  public void markDecoy(Session session, PatientId patient) {
    patients.markDecoy(session, patient);
  }

  @Override
  public PendingRequest ask(Session session, Action action) {
    return approvals.ask(session, action);
  }

  @Override
  public List<PendingRequest> pending(Session session) {
    return approvals.pending(session);
  }

  @Override
  public Approval approve(Session session, RequestId request) {
    return approvals.approve(session, request);
  }

  @Override
  public void decline(Session session, RequestId request) {
    approvals.decline(session, request);
  }

  @Override
  public GivenShare share(Session session, ShareRequest request) {
    return shares.give(session, request);
  }

  @Override
  public List<ShareSummary> shares(Session session) {
    return shares.all(session);
  }

  @Override
  public List<ShareSummary> sharesOf(Session session, PatientId patient) {
    return shares.of(session, patient);
  }

  @Override
  public void endShare(Session session, ShareId share) {
    shares.end(session, share);
  }

  @Override
  public int stopShares(Session session, ExposureQuery.Suspect whose) {
    return shares.stop(session, whose);
  }

  @Override
  public ShareDoor openShare(ShareId share, SecretBytes secret, String code) {
    return sharedDoor.open(share, secret, code);
  }

  @Override
  public Session bindShare(SessionId challenge, Credential.OfPasskey passkey) {
    return sharedDoor.bind(challenge, passkey);
  }

  @Override
  public SharedPhotographs shared(Session session) {
    return shares.mine(session);
  }

  @Override
  public List<AccountSummary> accounts(Session session) {
    return accounts.all(session);
  }

  @Override
  public void lockAccount(Session session, AccountId account) {
    accounts.lock(session, account);
  }

  @Override
  public int endSessions(Session session, ExposureQuery.Suspect whose) {
    return accounts.endSessions(session, whose);
  }

  @Override
  public void lockDown(Session session, String reason) {
    care.lockDown(session, reason);
  }

  @Override
  public List<byte[]> tags(Session session, String label, List<byte[]> messages) {
    return tags.of(session, label, messages);
  }

  @Override
  public org.chaperone.keyholder.status.Erasures erasures(Session session) {
    return erasures.all(session);
  }

  @Override
  public IndexPublicKey indexKey() {
    return cases.indexKey();
  }

  @Override
  public List<SecretBytes> indexKeys(Session session, CaseId investigation, List<byte[]> capsules) {
    return cases.indexKeys(session, investigation, capsules);
  }

  @Override
  public List<ServedView> candidates(
      Session session, CaseId investigation, PhotographId photograph) {
    return cases.candidates(session, investigation, photograph);
  }

  @Override
  public List<CaseSummary> cases(Session session) {
    return cases.all(session);
  }

  @Override
  public SecretBytes caseKey(Session session, CaseId investigation) {
    return cases.key(session, investigation);
  }

  @Override
  public List<Deed> deeds(Session session, ExposureQuery query, long fromEntry) {
    return deeds.of(session, query, fromEntry);
  }

  @Override
  public Exposure exposure(Session session, ExposureQuery query) {
    return exposures.answer(session, query);
  }

  @Override
  public byte[] evidence(Session session, ExposureQuery query) {
    return evidence.of(session, query);
  }

  @Override
  public List<Notice> notices(Session session, long fromLedgerIndex) {
    return notices.from(session, fromLedgerIndex);
  }

  @Override
  public KeyholderStatus status() {
    return standing.status();
  }

  @Override
  public void rotate(Session session) {
    care.rotate(session);
  }

  @Override
  public BackupReceipt backup(Session session, Path backup, Path backupKeys) {
    return care.backup(session, backup, backupKeys);
  }

  /** Writes what is still to be written, and destroys the keys. */
  @Override
  public void close() {
    try {
      denials.writeCounts();
    } catch (KeyholderStoppedException e) {
      // It stopped before; there is nothing more to be written.
    }
    core.close();
  }
}
