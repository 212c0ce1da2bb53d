package org.chaperone.desk.phone;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.chaperone.desk.answer.Answering;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Session;

/** Looks callers up. */
public final class PhoneDesk {

  /** So many of one name are told apart by number or birth date; more need a longer query. */
  private static final int MOST = 5;

  private final Keyholder keyholder;
  private final Session session;
  private final Answering answering;
  private final PhoneWords words = new PhoneWords(Locale.ENGLISH, ZoneId.systemDefault());

  /** For somebody signed in, on what a case says now. */
  public PhoneDesk(Keyholder keyholder, Session session, Answering answering) {
    this.keyholder = keyholder;
    this.session = session;
    this.answering = answering;
  }

  /**
   * The answers for patients whose name, number or birth date begins with these words, at most
   * {@value #MOST}.
   *
   * @throws RefusedException when the budget of names is spent
   */
  public List<PhoneAnswer> lookUp(String query) {
    return keyholder.findPatients(session, query, MOST).found().hits().stream()
        .map(this::answer)
        .toList();
  }

  private PhoneAnswer answer(RosterHit hit) {
    PatientAnswer answer = answering.of(hit.patient());
    return new PhoneAnswer(hit.entry(), answer, words.reason(answer), words.say(answer));
  }
}
