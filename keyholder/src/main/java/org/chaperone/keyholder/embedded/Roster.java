package org.chaperone.keyholder.embedded;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.roster.RosterIndex;
import org.chaperone.keyholder.roster.RosterQuery;
import org.chaperone.keyholder.roster.RosterReader;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/** What names patients, in memory; changed on the disk first. */
final class Roster {

  private final Core core;
  private final RosterIndex index = new RosterIndex();

  Roster(Core core) {
    this.core = core;
  }

  /**
   * What is sealed of one patient. Without an alias it is written as the entry alone, as it was
   * before there were aliases.
   */
  record Kept(RosterEntry entry, Optional<Sensitive> sensitive) {

    /** Of a patient who is not sensitive. */
    static Kept plain(RosterEntry entry) {
      return new Kept(entry, Optional.empty());
    }

    byte[] bytes() {
      return sensitive.isEmpty()
          ? Codings.write(RosterEntry.class, entry).bytes()
          : Codings.write(Kept.class, this).bytes();
    }

    static Kept read(byte[] bytes) throws NotAuthenticException {
      try {
        Cbor read = Cbor.read(bytes);
        boolean hasAlias = read instanceof Cbor.Items(List<Cbor> items) && items.size() == 2;
        return hasAlias
            ? (Kept) Codings.read(Kept.class, read)
            : plain((RosterEntry) Codings.read(RosterEntry.class, read));
      } catch (MalformedException e) {
        throw new NotAuthenticException("a roster entry is malformed");
      }
    }

    /** Says nothing: entries must not reach a log by accident. */
    @Override
    public String toString() {
      return "Kept[not shown]";
    }
  }

  /** Reads the roster of all patients into memory. */
  void load() {
    core.withEpoch(
        epoch -> {
          for (PatientRow row : core.state().patients()) {
            try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping())) {
              put(row.id(), Kept.read(core.ring.entry(row, patientKey)));
            }
          }
          return true;
        });
  }

  void put(PatientId patient, Kept kept) {
    index.put(patient, kept.entry(), kept.sensitive());
  }

  void forget(PatientId patient) {
    index.remove(patient);
  }

  /**
   * Replaces what is kept of a patient.
   *
   * @param entry writes the ledger's entry under the patient's log key; it is durable before
   *     anything changes
   * @return the entry's index
   */
  synchronized long change(
      PatientId patient, UnaryOperator<Kept> change, ToLongFunction<SecretBytes> entry) {
    return core.withEpoch(
        epoch -> {
          PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            Kept kept = change.apply(Kept.read(core.ring.entry(row, patientKey)));
            long written = entry.applyAsLong(logKey);
            byte[] sealed = core.ring.sealEntry(patientKey, patient, kept.bytes());
            core.save(
                new PatientRow(
                    patient, row.key(), row.logKey(), row.recordSecret(), sealed, row.decoy()));
            put(patient, kept);
            return written;
          }
        });
  }

  /** Marks a patient as a decoy. */
  synchronized void decoy(PatientId patient) {
    core.withEpoch(
        epoch -> {
          PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          core.save(
              new PatientRow(
                  row.id(), row.key(), row.logKey(), row.recordSecret(), row.entry(), true));
          return true;
        });
  }

  List<RosterHit> find(RosterQuery query, Actor actor) {
    return index.find(query, reader(actor));
  }

  Optional<RosterHit> of(PatientId patient, RosterReader reader) {
    return index.of(patient, reader);
  }

  Optional<Sensitive> sensitive(PatientId patient) {
    return index.sensitive(patient);
  }

  /** Why an alias is none for a patient, if so. */
  Optional<String> against(String alias, PatientId patient) {
    if (index.hasAlias(alias, patient)) {
      return Optional.of("Another patient has this alias.");
    }
    boolean givesAway =
        index.entry(patient).filter(entry -> RosterIndex.givesAway(alias, entry)).isPresent();
    return givesAway
        ? Optional.of("The alias holds a word of the name or the number.")
        : Optional.empty();
  }

  /** For whom the account sees names, as of now. The privacy lead sees all. */
  RosterReader reader(Actor actor) {
    boolean isLead = actor.isOneOf(Role.PRIVACY_LEAD);
    Set<Long> letIn = letIn(actor);
    return new RosterReader(
        (patient, sensitive) ->
            isLead
                || sensitive.treating().contains(actor.account().id())
                || letIn.contains(LogBook.handle(patient)),
        actor.account().role().treats());
  }

  private Set<Long> letIn(Actor actor) {
    return core.inOrder(() -> core.budgets.letIn(actor.account().pseudonym(), core.clock.millis()));
  }

  /** Whether photographs of a patient are released to an account without a reason. */
  boolean isOpenTo(Actor actor, PatientId patient) {
    Optional<Sensitive> sensitive = index.sensitive(patient);
    return sensitive.isEmpty()
        || sensitive.get().treating().contains(actor.account().id())
        || letIn(actor).contains(LogBook.handle(patient));
  }
}
