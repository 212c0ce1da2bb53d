package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.administration.CareTime;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CareRow;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.PendingEntry;

/**
 * Who treats whom. It opens nothing to anybody; by it the keyholder knows what to tell staff at
 * night, and so it is the keyholder's and on the ledger.
 */
final class Treating {

  private static final int MOST = 10_000;

  private final Core core;

  Treating(Core core) {
    this.core = core;
  }

  synchronized void begin(Session session, AccountId account, PatientId patient) {
    Actor actor = mayChange(session, account);
    boolean treats =
        core.state().account(account).map(AccountRow::role).filter(Role::treats).isPresent();
    if (!treats) {
      throw Core.refuse(Refusal.ROLE, "Only doctors and nurses treat patients.");
    }
    if (going(account, patient).isEmpty()) {
      write(actor, "care", account, patient, Optional.empty());
    }
  }

  synchronized void end(Session session, AccountId account, PatientId patient) {
    Actor actor = mayChange(session, account);
    Optional<CareRow> going = going(account, patient);
    if (going.isPresent()) {
      write(actor, "care-end", account, patient, going);
    }
  }

  private Actor mayChange(Session session, AccountId account) {
    Actor actor = core.require(session, Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD);
    if (actor.isOneOf(Role.NURSE) && !actor.account().id().equals(account)) {
      throw Core.refuse(Refusal.ROLE, "A nurse says it of herself or himself alone.");
    }
    return actor;
  }

  private Optional<CareRow> going(AccountId account, PatientId patient) {
    return core.state().careOf(patient).stream()
        .filter(row -> row.account().equals(account) && row.until().isEmpty())
        .findFirst();
  }

  private void write(
      Actor actor, String scope, AccountId account, PatientId patient, Optional<CareRow> ended) {
    core.withEpoch(
        epoch -> {
          PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          Entry entry =
              PatientEntries.changed(
                  actor, scope, patient, 0, Map.of("account", account.toString()));
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            PendingEntry pending =
                core.inOrder(() -> core.log.write(core.clock.millis(), entry, logKey));
            core.await(pending);
          }
          Instant now = core.now();
          core.save(
              ended
                  .map(
                      was -> new CareRow(account, patient, was.since(), Optional.of(now), was.by()))
                  .orElseGet(
                      () ->
                          new CareRow(
                              account, patient, now, Optional.empty(), actor.account().id())));
          return true;
        });
  }

  List<PatientId> of(Session session, AccountId account, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " patients are listed.");
    }
    Actor actor = core.require(session);
    if (!actor.account().id().equals(account) && !actor.isOneOf(Role.PRIVACY_LEAD)) {
      throw Core.refuse(Refusal.ROLE, "Whom somebody else treats, the privacy lead may see.");
    }
    return core.state().careBy(account).stream()
        .filter(row -> row.until().isEmpty())
        .sorted(Comparator.comparing(CareRow::since).reversed())
        .map(CareRow::patient)
        .limit(most)
        .toList();
  }

  List<CareTime> of(Session session, PatientId patient) {
    core.require(session, Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD);
    return core.state().careOf(patient).stream()
        .sorted(Comparator.comparing(CareRow::since).reversed())
        .map(row -> new CareTime(row.account(), row.since(), row.until(), row.by()))
        .toList();
  }
}
