package org.chaperone.keyholder.embedded;

import java.time.LocalDate;
import java.util.List;
import org.chaperone.keyholder.administration.Administration;
import org.chaperone.keyholder.administration.Alarm;
import org.chaperone.keyholder.administration.CareTime;
import org.chaperone.keyholder.administration.ClinicUse;
import org.chaperone.keyholder.administration.ErasureReceipt;
import org.chaperone.keyholder.administration.Explanation;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.administration.LedgerCheck;
import org.chaperone.keyholder.administration.LookedAt;
import org.chaperone.keyholder.administration.Retention;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Session;

/** The half of the embedded keyholder that sees to the house, and the rooms that both share. */
abstract class Administering implements Administration {

  final Core core;
  final Roster roster;
  final Rules rules;
  final PatientEntries entries;
  final Denials denials;
  final Patients patients;
  final Exposures exposures;
  final Notices notices;
  final Decoys decoys;
  final Keeping keeping;
  final Evening evening;
  private final Uses uses;
  private final Treating treating;
  private final Alarms alarms;
  private final Checkup checkup;
  private final Answering answering;

  Administering(Opened opened) {
    core = opened.core();
    roster = new Roster(core);
    rules = new Rules(core, roster);
    entries = new PatientEntries(core, rules);
    denials = new Denials(core);
    patients = new Patients(core, rules, roster, entries);
    exposures = new Exposures(core, opened.standing());
    notices = new Notices(core);
    Chronicle chronicle = new Chronicle(core);
    uses = new Uses(core, rules, chronicle);
    treating = new Treating(core);
    decoys = new Decoys(core, roster);
    keeping = new Keeping(core, roster, chronicle);
    alarms = new Alarms(core, notices, chronicle);
    checkup = new Checkup(core, opened.standing(), chronicle);
    evening = new Evening(core, exposures, chronicle);
    answering = new Answering(core, evening);
  }

  @Override
  public ClinicUse use(Session session) {
    return uses.of(session);
  }

  @Override
  public void beginCare(Session session, AccountId account, PatientId patient) {
    treating.begin(session, account, patient);
  }

  @Override
  public void endCare(Session session, AccountId account, PatientId patient) {
    treating.end(session, account, patient);
  }

  @Override
  public List<PatientId> inCareOf(Session session, AccountId account, int most) {
    return treating.of(session, account, most);
  }

  @Override
  public List<CareTime> careOf(Session session, PatientId patient) {
    return treating.of(session, patient);
  }

  @Override
  public List<PatientId> decoys(Session session) {
    return decoys.all(session);
  }

  @Override
  public void unmarkDecoy(Session session, PatientId patient) {
    decoys.mark(session, patient, false);
  }

  @Override
  public Retention retention(Session session) {
    return keeping.retention(session);
  }

  @Override
  public void hold(Session session, PatientId patient, String reason) {
    keeping.hold(session, patient, reason);
  }

  @Override
  public List<ErasureReceipt> erased(Session session) {
    return keeping.erased(session);
  }

  @Override
  public List<Alarm> alarms(Session session, int most) {
    return alarms.latest(session, most);
  }

  @Override
  public void acknowledge(Session session, long entry, String note) {
    alarms.acknowledge(session, entry, note);
  }

  @Override
  public Health health(Session session) {
    return checkup.health(session);
  }

  @Override
  public LedgerCheck verify(Session session) {
    return checkup.verify(session);
  }

  @Override
  public void noteKitTried(Session session) {
    checkup.noteKitTried(session);
  }

  @Override
  public int endOfDay() {
    return evening.end();
  }

  @Override
  public List<LookedAt> lookedAt(Session session) {
    return evening.own(session);
  }

  @Override
  public void explain(Session session, LocalDate day, List<Explanation> why) {
    answering.answer(session, day, why);
  }

  @Override
  public List<LookedAt> looked(Session session) {
    return evening.all(session);
  }
}
