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
  private final Roster roster;

  Decoys(Core core, Roster roster) {
    this.core = core;
    this.roster = roster;
  }

  List<PatientId> all(Session session) {
    core.require(session, Role.PRIVACY_LEAD);
    return core.state().patients().stream()
        .filter(PatientRow::decoy)
        .map(PatientRow::id)
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  void mark(Session session, PatientId patient, boolean isDecoy) {
    Actor actor = core.require(session, Role.PRIVACY_LEAD);
    roster.decoy(patient, isDecoy);
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
