package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.budget.Answer;
import org.chaperone.keyholder.budget.Scope;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.DataKey;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.roster.RosterIndex;
import org.chaperone.keyholder.roster.RosterOutcome;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.PhotographRow;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Patients, their photographs' keys, and the roster. Keys are on the disk before the entry that
 * says so, and that before anybody has them.
 */
final class Patients {

  private static final int MOST_HITS = 20;
  private static final int MOST_NAMES = 50;

  private final Core core;
  private final Rules rules;
  private final Denials denials;
  private final RosterIndex roster = new RosterIndex();

  Patients(Core core, Rules rules, Denials denials) {
    this.core = core;
    this.rules = rules;
    this.denials = denials;
  }

  /** Reads the roster of all patients into memory. */
  void load() {
    core.withEpoch(
        epoch -> {
          for (PatientRow row : core.state().patients()) {
            try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping())) {
              roster.put(row.id(), read(core.ring.entry(row, patientKey)));
            }
          }
          return true;
        });
  }

  private static byte[] write(RosterEntry entry) {
    return Codings.write(RosterEntry.class, entry).bytes();
  }

  private static RosterEntry read(byte[] bytes) throws NotAuthenticException {
    try {
      return (RosterEntry) Codings.read(RosterEntry.class, Cbor.read(bytes));
    } catch (MalformedException e) {
      throw new NotAuthenticException("a roster entry is malformed");
    }
  }

  AddedPatient add(Session session, RosterEntry entry) {
    Actor actor = core.require(session);
    rules.requireOpen();
    return core.withEpoch(
        epoch -> {
          PatientRow row = core.ring.newPatient(epoch.wrapping(), freshId(), write(entry));
          core.save(row);
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            long index = about(actor, LeafKind.ADD, "patient", row.id(), List.of(), logKey);
            roster.put(row.id(), entry);
            return new AddedPatient(row.id(), index, core.ring.recordKey(row, patientKey));
          }
        });
  }

  /** An id whose first half is nobody else's, because entries of the ledger are found by it. */
  private PatientId freshId() {
    PatientId id = PatientId.random(core.random);
    while (LogBook.handle(id) == 0
        || core.state().patientByHandle(LogBook.handle(id)).isPresent()) {
      id = PatientId.random(core.random);
    }
    return id;
  }

  synchronized void update(Session session, PatientId patient, RosterEntry entry) {
    Actor actor = core.require(session, Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD);
    rules.requireOpen();
    core.withEpoch(
        epoch -> {
          PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            byte[] sealed = core.ring.sealEntry(patientKey, patient, write(entry));
            core.save(
                new PatientRow(
                    patient, row.key(), row.logKey(), row.recordSecret(), sealed, row.decoy()));
            roster.put(patient, entry);
            return about(actor, LeafKind.ADD, "roster", patient, List.of(), logKey);
          }
        });
  }

  AddedPhotographs addPhotographs(Session session, PatientId patient, int count) {
    if (count < 1 || count > ReleaseRequest.MOST) {
      throw new IllegalArgumentException(
          "1 to " + ReleaseRequest.MOST + " photographs are added at a time.");
    }
    Actor actor = core.require(session);
    rules.requireOpen();
    return core.withEpoch(
        epoch -> {
          PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            List<PhotographRow> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
              rows.add(
                  core.ring.newPhotograph(patientKey, patient, PhotographId.random(core.random)));
            }
            core.save(List.<Row>copyOf(rows));
            List<PhotographId> ids = rows.stream().map(PhotographRow::id).toList();
            long index = about(actor, LeafKind.ADD, "photograph", patient, ids, logKey);
            List<DataKey> keys = new ArrayList<>();
            for (PhotographRow photograph : rows) {
              for (Rendition rendition : Rendition.values()) {
                keys.add(
                    new DataKey(
                        photograph.id(),
                        rendition,
                        core.ring.dataKey(photograph, patientKey, rendition)));
              }
            }
            return new AddedPhotographs(index, ids, keys);
          }
        });
  }

  private long about(
      Actor actor,
      LeafKind kind,
      String scope,
      PatientId patient,
      List<PhotographId> photographs,
      SecretBytes logKey) {
    PendingEntry entry =
        core.inOrder(
            () -> {
              rules.requireOpen();
              return core.log.write(
                  core.clock.millis(),
                  entry(
                      actor, kind, scope, patient, photographs, Math.max(1, photographs.size()), 0),
                  logKey);
            });
    return core.await(entry);
  }

  private static Entry entry(
      Actor actor,
      LeafKind kind,
      String scope,
      PatientId patient,
      List<PhotographId> photographs,
      int objects,
      int left) {
    return new Entry(
        kind,
        scope,
        actor.account().pseudonym(),
        objects,
        left,
        Optional.of(patient),
        photographs,
        Optional.empty(),
        Optional.of(actor.session().id()),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  RosterOutcome find(Session session, String query, int limit) {
    if (limit < 1 || limit > MOST_HITS || query.length() > RosterEntry.LONGEST) {
      throw new IllegalArgumentException(
          "A search has up to 200 characters and shows 1 to " + MOST_HITS + " patients.");
    }
    Actor actor = core.require(session);
    core.tellOfClock();
    if (!actor.account().role().opensPhotographs()) {
      return new NotShown(
          denials.deny(
              actor,
              new Refused(Refusal.ROLE, "An administrator sees no roster.", Optional.empty())));
    }
    List<RosterHit> hits = roster.find(query, limit);
    return show(actor, hits.subList(0, Math.min(limit, hits.size())), hits.size() > limit);
  }

  RosterOutcome namesOf(Session session, List<PatientId> patients) {
    if (patients.isEmpty() || patients.size() > MOST_NAMES) {
      throw new IllegalArgumentException("1 to " + MOST_NAMES + " names are shown at a time.");
    }
    Actor actor = core.require(session);
    core.tellOfClock();
    List<RosterHit> hits = new ArrayList<>();
    for (PatientId patient : patients) {
      roster.of(patient).ifPresent(entry -> hits.add(new RosterHit(patient, entry)));
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
    List<Long> handles = hits.stream().map(hit -> LogBook.handle(hit.patient())).toList();
    Answer answer =
        core.budgets.ask(
            actor.account().pseudonym(),
            Scope.ROSTER,
            handles,
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
      case Answer.Yes(int left, boolean alarm) -> {
        List<PendingEntry> entries = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
          Entry entry =
              entry(actor, LeafKind.RELEASE, "roster", hits.get(i).patient(), List.of(), 1, left);
          entries.add(core.log.write(now, entry, logKeys.get(i)));
        }
        yield entries;
      }
    };
  }

  /** A patient's day of birth, for the rule of retention. */
  Optional<LocalDate> born(PatientId patient) {
    return roster.of(patient).flatMap(RosterEntry::born);
  }

  void forget(PatientId patient) {
    roster.remove(patient);
  }
}
