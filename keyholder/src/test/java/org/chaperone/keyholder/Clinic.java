package org.chaperone.keyholder;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.ReleaseOutcome;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.RecoveryShare;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;

/** A small clinic around a real keyholder: people with operator keys, patients with photographs. */
public final class Clinic implements AutoCloseable {

  /** The administrator's name. */
  public static final String ADMINISTRATOR = "Ada";

  /** The privacy lead's name. */
  public static final String PRIVACY_LEAD = "Pia";

  /** The clinic's clock. */
  public final TestClock clock = new TestClock();

  /** What the privacy lead was told. */
  public final List<Notice> told = new ArrayList<>();

  /** The recovery kit. */
  public final List<RecoveryShare> kit;

  private final SecureRandom random = new SecureRandom();
  private final Path home;
  private final KeyholderSettings settings;
  private final Reaching reaching;
  private final Map<String, OperatorKey> keys = new HashMap<>();
  private EmbeddedKeyholder embedded;
  private Keyholder reached;

  /** How clients get at the keyholder. */
  public interface Reaching {
    /** In process, or around by a wire. */
    Keyholder reach(EmbeddedKeyholder embedded) throws IOException;
  }

  /** A clinic whose keyholder is in process. */
  public static Clinic open(Path home) throws Exception {
    return new Clinic(
        home, Limits.defaults(ZoneOffset.UTC), UnaryOperator.identity(), embedded -> embedded);
  }

  /** A clinic of one's own making. */
  public Clinic(
      Path home, Limits limits, UnaryOperator<KeyholderSettings> changes, Reaching reaching)
      throws Exception {
    this.home = home;
    this.reaching = reaching;
    this.settings =
        changes.apply(
            KeyholderSettings.standard().withClock(clock, clock::nanos).telling(this::tell));
    Created created =
        EmbeddedKeyholder.create(
            home, seal(), limits, new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD), settings);
    kit = created.kit();
    embedded = created.keyholder();
    reached = reaching.reach(embedded);
    enrol(ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, created.privacyLead());
  }

  private synchronized void tell(Notice notice) {
    told.add(notice);
  }

  /** The seal it is locked with. */
  public Seal seal() {
    return new PassphraseSeal("correct horse".toCharArray(), Argon2Cost.LEAST, random);
  }

  /** What it runs with. */
  public KeyholderSettings settings() {
    return settings;
  }

  /** The keyholder, as clients reach it. */
  public Keyholder keyholder() {
    return reached;
  }

  /** Stops the keyholder and starts it again. */
  public void restart() throws IOException, SealException {
    close();
    embedded = EmbeddedKeyholder.open(home, seal(), settings);
    reached = reaching.reach(embedded);
  }

  /** Goes on with another keyholder that knows the same people. */
  public void reach(Keyholder other) {
    reached = other;
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    Challenge challenge = reached.challenge(name);
    reached.enrol(enrolment.account(), enrolment.code(), challenge, key.credential());
  }

  /**
   * Makes an account, asked for by the administrator and approved by the privacy lead, and enrols
   * its holder.
   */
  public AccountId hire(String name, Role role) {
    Approval approval = both(new Action.MakeAccount(name, role));
    Enrolment enrolment = ((Approval.Enrolled) approval).enrolment();
    enrol(name, enrolment);
    return enrolment.account();
  }

  /** The administrator asks, the privacy lead approves. */
  public Approval both(Action action) {
    return byTwo(signIn(ADMINISTRATOR), signIn(PRIVACY_LEAD), action);
  }

  /** One asks, another approves. */
  public Approval byTwo(Session asker, Session approver, Action action) {
    return reached.approve(approver, reached.ask(asker, action).id());
  }

  /** Opens a case with these members. */
  public CaseId openCase(AccountId... members) {
    return ((Approval.Opened) both(new Action.OpenCase("the mail of Monday", List.of(members))))
        .investigation();
  }

  /** Signs somebody in. */
  public Session signIn(String name) {
    Challenge challenge = reached.challenge(name);
    OperatorKey key = keys.computeIfAbsent(name, n -> OperatorKey.make(random));
    return reached.signIn(key.answer(challenge));
  }

  /** Somebody shows again that it is them, in whoever's session. */
  public void confirm(Session session, String name) {
    OperatorKey key = keys.computeIfAbsent(name, n -> OperatorKey.make(random));
    reached.confirm(session, key.answer(reached.challenge(name)));
  }

  /** A roster entry. */
  public static RosterEntry entry(String family, String given) {
    return new RosterEntry(
        family, given, "N-" + family, Optional.of(LocalDate.of(1970, 12, 31)), "", "");
  }

  /** Adds a patient, as the administrator. */
  public PatientId patient(String family) {
    AddedPatient added = reached.addPatient(signIn(ADMINISTRATOR), entry(family, "Test"));
    added.recordKey().close();
    return added.patient();
  }

  /** Adds patients. */
  public List<PatientId> patients(int count) {
    Session session = signIn(ADMINISTRATOR);
    List<PatientId> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(reached.addPatient(session, entry("Family" + i, "Test")).patient());
    }
    return all;
  }

  /** Adds a photograph. */
  public PhotographId photograph(PatientId patient) {
    return reached.addPhotographs(signIn(ADMINISTRATOR), patient, 1).photographs().getFirst();
  }

  /** Asks for what is displayed of a patient. */
  public ReleaseOutcome view(Session session, PatientId patient, PhotographId... photographs) {
    return reached.release(
        session,
        ReleaseRequest.of(patient, List.of(photographs), Rendition.DISPLAY, "consultation"));
  }

  @Override
  public void close() {
    reached.close();
    embedded.close();
  }
}
