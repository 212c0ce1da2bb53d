package org.chaperone.keyholder.embedded;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.administration.Explanation;
import org.chaperone.keyholder.administration.LookedAt;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.leaf.LeafKind;

/** What staff say to what they were told at night. */
final class Answering {

  private static final int LONGEST = 500;

  private final Core core;
  private final Evening evening;

  Answering(Core core, Evening evening) {
    this.core = core;
    this.evening = evening;
  }

  synchronized void answer(Session session, LocalDate day, List<Explanation> why) {
    Actor actor = core.require(session);
    LookedAt told =
        evening.own(session).stream()
            .filter(one -> one.day().equals(day))
            .findFirst()
            .orElseThrow(() -> Core.unknown("notice"));
    List<PatientId> patients = told.patients().stream().map(LookedAt.Patient::patient).toList();
    for (Explanation one : why) {
      if (one.why().length() > LONGEST || !patients.contains(one.patient())) {
        throw Core.refuse(
            Refusal.UNKNOWN, "A reason has at most 500 characters, for a patient of that day.");
      }
    }
    why.stream()
        .filter(one -> !one.why().isBlank())
        .forEach(one -> explain(actor, day, one.patient(), one.why().strip()));
    core.write(
        Entry.of(
            LeafKind.ACCOUNT,
            Chronicle.ANSWERED,
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of("day", day.toString())));
  }

  private void explain(Actor actor, LocalDate day, PatientId patient, String why) {
    Entry entry =
        new Entry(
            LeafKind.ACCOUNT,
            Chronicle.EXPLAINED,
            actor.account().pseudonym(),
            0,
            0,
            Optional.of(patient),
            List.of(),
            Optional.empty(),
            Optional.of(actor.session().id()),
            Optional.of(why),
            Optional.empty(),
            Map.of("day", day.toString()));
    core.withEpoch(
        epoch -> {
          PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            PendingEntry pending =
                core.inOrder(() -> core.log.write(core.clock.millis(), entry, logKey));
            return core.await(pending);
          }
        });
  }
}
