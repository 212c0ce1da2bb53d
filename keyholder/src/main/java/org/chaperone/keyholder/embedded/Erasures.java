package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.BackupKeyRow;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.PhotographRow;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Destroys keys: first the entry, then a new epoch without them. A start that finds the entry and
 * the keys does the rest, so a crash in between erases all the same.
 */
final class Erasures {

  private final Core core;
  private final Roster roster;
  private final List<Erased> known;

  /** Knows the erasures of the ledger so far. */
  Erasures(Core core, Roster roster, List<Erased> known) {
    this.core = core;
    this.roster = roster;
    this.known = new CopyOnWriteArrayList<>(known);
  }

  /** Everything that was ever erased. */
  org.chaperone.keyholder.status.Erasures all(Session session) {
    core.require(session);
    return new org.chaperone.keyholder.status.Erasures(
        known.stream().filter(e -> e.photographs().isEmpty()).map(Erased::patient).toList(),
        known.stream().flatMap(e -> e.photographs().stream()).toList());
  }

  /**
   * Erases a patient, or photographs of one.
   *
   * @param photographs none for the patient with everything
   */
  Approval erase(Actor actor, PatientId patient, List<PhotographId> photographs) {
    Instant now = core.now();
    // Under the keyholder's own log key: the patient's is about to be destroyed, and restoring a
    // backup must find this entry.
    Entry entry =
        new Entry(
            LeafKind.ERASE,
            photographs.isEmpty() ? "patient" : "photograph",
            actor.account().pseudonym(),
            Math.max(1, photographs.size()),
            0,
            Optional.of(patient),
            photographs,
            Optional.empty(),
            Optional.of(actor.session().id()),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    long index = core.write(entry);
    Erased erased = new Erased(patient, photographs);
    known.add(erased);
    destroy(List.of(erased));
    Instant last =
        core.state().backupKeys().stream()
            .map(BackupKeyRow::expires)
            .max(Instant::compareTo)
            .orElse(now);
    return new Approval.Erased(index, now, last.isAfter(now) ? last : now);
  }

  /** What an erasure destroys: a patient, or only photographs of one. */
  record Erased(PatientId patient, List<PhotographId> photographs) {}

  /** What an entry of kind erase says. */
  static Erased of(Details details) {
    return new Erased(
        PatientId.of(details.patient().orElseThrow()),
        details.photographs().stream().map(PhotographId::of).toList());
  }

  /** Whether anything of it is still there. */
  boolean isOutstanding(Erased erased) {
    return erased.photographs().isEmpty()
        ? core.state().patient(erased.patient()).isPresent()
        : erased.photographs().stream().anyMatch(id -> core.state().photograph(id).isPresent());
  }

  /** Destroys keys by beginning an epoch without them. */
  void destroy(List<Erased> all) {
    core.beginEpoch(
        (from, to) -> {
          List<Row> edits = new ArrayList<>();
          for (Erased erased : all) {
            if (erased.photographs().isEmpty()) {
              edits.add(new Row.NoPatientRow(erased.patient()));
            } else {
              edits.addAll(rekeyed(erased, from, to));
            }
          }
          return edits;
        });
    all.stream()
        .filter(erased -> erased.photographs().isEmpty())
        .forEach(erased -> roster.forget(erased.patient()));
  }

  /**
   * The patient under a new key, which wraps the photographs that stay and has never wrapped the
   * others.
   */
  private List<Row> rekeyed(Erased erased, EpochKeys from, EpochKeys to)
      throws NotAuthenticException {
    List<Row> edits = new ArrayList<>();
    Optional<PatientRow> row = core.state().patient(erased.patient());
    if (row.isEmpty()) {
      return edits;
    }
    try (SecretBytes oldKey = core.ring.patientKey(row.get(), from.wrapping());
        SecretBytes newKey = SecretBytes.random(core.random, 32)) {
      edits.add(core.ring.rekeyed(row.get(), from.wrapping(), newKey, to.wrapping()));
      for (PhotographRow photograph : core.state().photographsOf(erased.patient())) {
        if (erased.photographs().contains(photograph.id())) {
          edits.add(new Row.NoPhotographRow(photograph.id()));
        } else {
          edits.add(core.ring.rekeyed(photograph, oldKey, newKey));
        }
      }
    }
    return edits;
  }
}
