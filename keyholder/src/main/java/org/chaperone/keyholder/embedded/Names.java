package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.budget.Answer;
import org.chaperone.keyholder.budget.Scope;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.roster.RosterOutcome;
import org.chaperone.keyholder.roster.RosterQuery;
import org.chaperone.keyholder.roster.RosterReader;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.PendingEntry;

/** Shows names: each is an entry of the ledger and counts on the account's budget of names. */
final class Names {

  private static final int MOST_NAMES = 50;

  private final Core core;
  private final Rules rules;
  private final Denials denials;
  private final Roster roster;

  Names(Core core, Rules rules, Denials denials, Roster roster) {
    this.core = core;
    this.rules = rules;
    this.denials = denials;
    this.roster = roster;
  }

  RosterOutcome search(Session session, RosterQuery query) {
    Actor actor = core.require(session);
    core.tellOfClock();
    if (!actor.account().role().opensPhotographs()) {
      return new NotShown(
          denials.deny(
              actor,
              new Refused(Refusal.ROLE, "An administrator sees no roster.", Optional.empty())));
    }
    List<RosterHit> hits = roster.find(query, actor);
    int limit = query.limit();
    return show(actor, hits.subList(0, Math.min(limit, hits.size())), hits.size() > limit);
  }

  RosterOutcome of(Session session, List<PatientId> patients) {
    if (patients.isEmpty() || patients.size() > MOST_NAMES) {
      throw new IllegalArgumentException("1 to " + MOST_NAMES + " names are shown at a time.");
    }
    Actor actor = core.require(session);
    core.tellOfClock();
    RosterReader reader = roster.reader(actor);
    List<RosterHit> hits = new ArrayList<>();
    for (PatientId patient : patients) {
      roster.of(patient, reader).ifPresent(hits::add);
    }
    return show(actor, hits, false);
  }

  /**
   * One entry for each patient, all in one commit, so that each can be read under its patient's log
   * key alone.
   */
  private RosterOutcome show(Actor actor, List<RosterHit> hits, boolean more) {
    if (core.state().isLockedDown()) {
      return new NotShown(denials.deny(actor, Rules.LOCKED_DOWN));
    }
    return core.withEpoch(
        epoch -> {
          List<RosterHit> known = new ArrayList<>();
          List<SecretBytes> logKeys = new ArrayList<>();
          try {
            for (RosterHit hit : hits) {
              Optional<PatientRow> row = core.state().patient(hit.patient());
              if (row.isPresent()) {
                try (SecretBytes patientKey = core.ring.patientKey(row.get(), epoch.wrapping())) {
                  logKeys.add(core.ring.logKey(row.get(), patientKey));
                  known.add(hit);
                }
              }
            }
            List<PendingEntry> entries = core.inOrder(() -> place(actor, known, logKeys));
            entries.forEach(core::await);
            if (core.state().isLockedDown()) {
              return new NotShown(Rules.LOCKED_DOWN);
            }
            return new Found(known, more);
          } catch (RefusedException e) {
            return new NotShown(denials.deny(actor, e.refused()));
          } finally {
            logKeys.forEach(SecretBytes::close);
          }
        });
  }

  private List<PendingEntry> place(Actor actor, List<RosterHit> hits, List<SecretBytes> logKeys) {
    rules.requireOpen();
    long now = core.clock.millis();
    int left = spend(core, rules, actor, hits.stream().map(RosterHit::patient).toList(), now);
    List<PendingEntry> entries = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      entries.add(
          core.log.write(
              now,
              PatientEntries.name(
                  actor, PatientEntries.NAME, hits.get(i).patient(), Optional.empty(), left),
              logKeys.get(i)));
    }
    return entries;
  }

  /**
   * Counts names on the account's budget, under the lock that gives entries their order.
   *
   * @return how many it has left
   * @throws RefusedException when it has not that many
   */
  static int spend(Core core, Rules rules, Actor actor, List<PatientId> patients, long now) {
    Answer answer =
        core.budgets.ask(
            actor.account().pseudonym(),
            Scope.ROSTER,
            patients.stream().map(LogBook::handle).toList(),
            rules.limit(actor, Scope.ROSTER, now),
            now);
    return switch (answer) {
      case Answer.No no ->
          throw new RefusedException(
              new Refused(
                  Refusal.ACCOUNT_BUDGET,
                  "You have seen as many names as your account may in an hour.",
                  no.nextAllowed() == 0
                      ? Optional.empty()
                      : Optional.of(Instant.ofEpochMilli(no.nextAllowed()))));
      case Answer.Yes(int left, boolean alarm) -> left;
    };
  }
}
