package org.chaperone.keyholder.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.RosterOutcome;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.PendingEntry;

/** Patients behind an alias: who is put there, who is let in. */
final class SensitivePatients {

  private static final int LONGEST_REASON = 500;

  private final Core core;
  private final Rules rules;
  private final Denials denials;
  private final Roster roster;
  private final PatientEntries entries;

  SensitivePatients(
      Core core, Rules rules, Denials denials, Roster roster, PatientEntries entries) {
    this.core = core;
    this.rules = rules;
    this.denials = denials;
    this.roster = roster;
    this.entries = entries;
  }

  Optional<Sensitive> of(PatientId patient) {
    return roster.sensitive(patient);
  }

  void mark(Session session, PatientId patient, Sensitive as) {
    Actor actor = core.require(session, Role.PRIVACY_LEAD, Role.DOCTOR);
    rules.requireOpen();
    if (core.state().patient(patient).isEmpty()) {
      throw Core.unknown("patient");
    }
    Sensitive wanted = new Sensitive(as.alias().strip(), as.treating());
    roster.against(wanted.alias(), patient).ifPresent(why -> refuse(Refusal.UNKNOWN, why));
    String treating = wanted.treating().stream().map(this::name).collect(Collectors.joining(", "));
    roster.change(
        patient,
        kept -> {
          requireMayChange(actor, kept.sensitive());
          return new Roster.Kept(kept.entry(), Optional.of(wanted));
        },
        logKey ->
            entries.account(actor, "sensitive", patient, Map.of("treating", treating), logKey));
    core.tell(
        Notice.Kind.SENSITIVE,
        actor.account().name() + " put a patient behind an alias, or changed who treats them.");
  }

  private static void refuse(Refusal why, String sentence) {
    throw Core.refuse(why, sentence);
  }

  /** Whoever could name themselves among those who treat would need no reason. */
  private static void requireMayChange(Actor actor, Optional<Sensitive> now) {
    boolean may =
        actor.isOneOf(Role.PRIVACY_LEAD)
            || now.isEmpty()
            || now.get().treating().contains(actor.account().id());
    if (!may) {
      refuse(
          Refusal.ROLE,
          "This is for the privacy lead, and for doctors who are named as treating the patient.");
    }
  }

  private String name(AccountId id) {
    AccountRow account = core.state().account(id).orElseThrow(() -> Core.unknown("account"));
    if (!account.role().opensPhotographs()) {
      refuse(Refusal.ROLE, "An administrator sees no patients.");
    }
    return account.name();
  }

  void end(Session session, PatientId patient, String reason) {
    Actor actor = core.require(session, Role.PRIVACY_LEAD);
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      refuse(Refusal.NO_REASON, "A reason of at most 500 characters is needed.");
    }
    end(actor, patient, reason);
    core.tell(
        Notice.Kind.SENSITIVE, actor.account().name() + " took a sensitive patient's alias away.");
  }

  long end(Actor actor, PatientId patient, String reason) {
    return roster.change(
        patient,
        kept -> Roster.Kept.plain(kept.entry()),
        logKey ->
            entries.account(actor, "sensitive-end", patient, Map.of("reason", reason), logKey));
  }

  RosterOutcome open(Session session, PatientId patient, String reason) {
    Actor actor = core.require(session);
    core.tellOfClock();
    PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
    if (!actor.account().role().opensPhotographs()) {
      return denied(actor, Refusal.ROLE, "An administrator sees no roster.");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return denied(actor, Refusal.NO_REASON, "Say in a few words why you need to.");
    }
    return core.withEpoch(
        epoch -> {
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            long index = core.await(core.inOrder(() -> place(actor, patient, reason, logKey)));
            core.tell(
                Notice.Kind.SENSITIVE,
                actor.account().name() + " opened a sensitive patient.",
                index,
                reason);
            return new Found(roster.of(patient, roster.reader(actor)).stream().toList(), false);
          } catch (RefusedException e) {
            return new NotShown(denials.deny(actor, e.refused()));
          }
        });
  }

  private NotShown denied(Actor actor, Refusal why, String sentence) {
    return new NotShown(denials.deny(actor, new Refused(why, sentence, Optional.empty())));
  }

  private PendingEntry place(Actor actor, PatientId patient, String reason, SecretBytes logKey) {
    rules.requireOpen();
    long now = core.clock.millis();
    int left = Names.spend(core, rules, actor, List.of(patient), now);
    PendingEntry entry =
        core.log.write(
            now,
            PatientEntries.name(actor, PatientEntries.LET_IN, patient, Optional.of(reason), left),
            logKey);
    core.budgets.letIn(actor.account().pseudonym(), LogBook.handle(patient), now);
    return entry;
  }
}
