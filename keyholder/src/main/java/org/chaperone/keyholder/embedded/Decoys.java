package org.chaperone.keyholder.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.leaf.LeafKind;

/** Patients who do not exist: only the privacy lead learns which they are. */
final class Decoys {

  private final Core core;

  Decoys(Core core) {
    this.core = core;
  }

  List<PatientId> all(Session session) {
    core.require(session, Role.PRIVACY_LEAD);
    return core.state().patients().stream()
        .filter(PatientRow::decoy)
        .map(PatientRow::id)
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  synchronized void mark(Session session, PatientId patient, boolean isDecoy) {
    Actor actor = core.require(session, Role.PRIVACY_LEAD);
    core.withEpoch(
        epoch -> {
          PatientRow now = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          core.save(
              new PatientRow(
                  now.id(), now.key(), now.logKey(), now.recordSecret(), now.entry(), isDecoy));
          return true;
        });
    // The entry does not say which patient: the ledger outlives secrets, and this one has to last.
    core.write(
        Entry.of(
            LeafKind.ACCOUNT,
            isDecoy ? "decoy" : "decoy-end",
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of()));
  }
}
