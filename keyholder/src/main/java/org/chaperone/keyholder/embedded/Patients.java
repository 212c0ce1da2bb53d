package org.chaperone.keyholder.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.DataKey;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.AddedPatient;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.PhotographRow;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Patients, their photographs' keys, and the roster. Keys are on the disk before the entry that
 * says so, and that before anybody has them.
 */
final class Patients {

  private final Core core;
  private final Rules rules;
  private final Roster roster;
  private final PatientEntries entries;

  Patients(Core core, Rules rules, Roster roster, PatientEntries entries) {
    this.core = core;
    this.rules = rules;
    this.roster = roster;
    this.entries = entries;
  }

  AddedPatient add(Session session, RosterEntry entry) {
    Actor actor = core.require(session);
    rules.requireOpen();
    return core.withEpoch(
        epoch -> {
          PatientRow row =
              core.ring.newPatient(epoch.wrapping(), freshId(), Roster.Kept.plain(entry).bytes());
          core.save(row);
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            long index = entries.add(actor, "patient", row.id(), List.of(), logKey);
            roster.put(row.id(), Roster.Kept.plain(entry));
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

  void update(Session session, PatientId patient, RosterEntry entry) {
    Actor actor = core.require(session, Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD);
    rules.requireOpen();
    if (roster.of(patient, roster.reader(actor)).filter(RosterHit::isOpen).isEmpty()) {
      throw Core.refuse(Refusal.SENSITIVE, "This patient is sensitive. Open them first.");
    }
    roster.change(
        patient,
        kept -> new Roster.Kept(entry, kept.sensitive()),
        logKey -> entries.add(actor, "roster", patient, List.of(), logKey));
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
            long index = entries.add(actor, "photograph", patient, ids, logKey);
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

  void markDecoy(Session session, PatientId patient) {
    Actor actor = core.require(session, Role.PRIVACY_LEAD);
    roster.decoy(patient);
    // The entry does not say which patient: the ledger outlives secrets, and this one has to last.
    core.write(
        Entry.of(
            LeafKind.ACCOUNT,
            "decoy",
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of()));
  }
}
