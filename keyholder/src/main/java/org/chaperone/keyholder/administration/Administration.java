package org.chaperone.keyholder.administration;

import java.time.LocalDate;
import java.util.List;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Session;

/**
 * The part of a keyholder that the administrator and the privacy lead see to. What holds for every
 * method of {@link org.chaperone.keyholder.Keyholder} holds here.
 */
public interface Administration {

  // Accounts and budgets

  /**
   * The clinic's budgets, and how much of them every account used. For administrators and the
   * privacy lead. Writes no entry.
   */
  ClinicUse use(Session session);

  // Who treats whom

  /**
   * Says that an account treats a patient from now on; saying it again does nothing. Doctors and
   * nurses say it of themselves; the privacy lead and doctors of others who treat. An entry of the
   * ledger.
   */
  void beginCare(Session session, AccountId account, PatientId patient);

  /** Says that an account no longer treats a patient; by whom may say that it does. */
  void endCare(Session session, AccountId account, PatientId patient);

  /**
   * The patients whom an account treats, the latest begun first. One's own, for everybody;
   * another's, for the privacy lead. Writes no entry.
   *
   * @param most 1 to 10,000
   */
  List<PatientId> inCareOf(Session session, AccountId account, int most);

  /**
   * Who treats a patient and who did, the latest begun first. For all but administrators. Writes no
   * entry.
   */
  List<CareTime> careOf(Session session, PatientId patient);

  // Decoys

  /** The decoys. For the privacy lead, and for nobody else to know. Writes no entry. */
  List<PatientId> decoys(Session session);

  /** Takes a decoy's mark away. For the privacy lead. */
  void unmarkDecoy(Session session, PatientId patient);

  // Retention and erasure

  /**
   * The clinic's rule of retention, who is due by it, and who is held. For administrators and the
   * privacy lead. Writes no entry.
   */
  Retention retention(Session session);

  /**
   * Keeps a patient from being erased, at once; two people end it. For the privacy lead.
   *
   * @param reason 1 to 500 characters
   */
  void hold(Session session, PatientId patient, String reason);

  /**
   * What was erased, the latest first. For those who may approve erasures: doctors, administrators
   * and the privacy lead. Writes no entry.
   */
  List<ErasureReceipt> erased(Session session);

  // Alarms, and the ledger's health

  /**
   * What the privacy lead was told, the latest first, without what staff were told at night. For
   * administrators and the privacy lead. Writes no entry.
   *
   * @param most 1 to 1,000
   */
  List<Alarm> alarms(Session session, int most);

  /**
   * Says that somebody has looked into an alarm. For administrators and the privacy lead.
   *
   * @param entry the alarm's
   * @param note what came of it, 1 to 500 characters
   */
  void acknowledge(Session session, long entry, String note);

  /** How ledger, keys and backups stand. For administrators and the privacy lead. */
  Health health(Session session);

  /**
   * Reads the whole ledger, compares it with its tree and with every checkpoint that witnesses
   * cosigned. Finding a fault stops the keyholder. For administrators and the privacy lead. Reads
   * about a million entries in some seconds; one at a time.
   */
  LedgerCheck verify(Session session);

  /**
   * Says that three holders of the recovery kit have tried their shares, and that they worked. The
   * keyholder believes it. For administrators and the privacy lead.
   */
  void noteKitTried(Session session);

  // What staff are told at night

  /**
   * Tells every account what it looked at without treating the patient, for each evening of the
   * clinic's clock that has passed since this was asked last, a week back at most. Needs no
   * session: it gives nothing away, and does nothing twice. Signing in does it too.
   *
   * @return how many accounts were told something now
   */
  int endOfDay();

  /**
   * What the account itself was told in the last fortnight and has not answered, the earliest
   * first. Writes no entry.
   */
  List<LookedAt> lookedAt(Session session);

  /**
   * Answers what one was told of a day: it is read, and here is why.
   *
   * @param why for any of the day's patients, each at most 500 characters
   */
  void explain(Session session, LocalDate day, List<Explanation> why);

  /**
   * What accounts were told in the last thirty days, and what they said to it; the latest first.
   * For the privacy lead. Writes no entry.
   */
  List<LookedAt> looked(Session session);
}
