package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.administration.Alarm.Acknowledged;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * What the ledger says of the house: who signed in last, what was added when, where alarms,
 * erasures and backups are.
 *
 * <p>The first question reads the whole ledger, later ones what came since.
 */
final class Chronicle {

  /** Scope of entries that say an alarm was looked into. */
  static final String ACKNOWLEDGED = "acknowledged";

  /** Scope of entries that say the recovery kit was tried. */
  static final String KIT_TRIED = "kit-tried";

  /** Scope of entries that say an evening is done. */
  static final String EVENING = "evening";

  /** Scope of entries that answer what one was told at night, for a day and for a patient. */
  static final String ANSWERED = "told-answered";

  static final String EXPLAINED = "told-explained";

  private static final String LOOKED = Notice.Kind.LOOKED.scope();

  private final Core core;
  private final Map<Pseudonym, Long> signIns = new HashMap<>();
  private final Map<Long, Long> added = new HashMap<>();
  private final Map<Long, List<Long>> underCases = new HashMap<>();
  private final Map<Long, List<Long>> explained = new HashMap<>();
  private final Map<Pseudonym, Set<LocalDate>> answered = new HashMap<>();
  private final Map<Long, Acknowledged> acknowledged = new HashMap<>();
  private final List<Long> alarms = new ArrayList<>();
  private final List<Long> looked = new ArrayList<>();
  private final List<Long> erasures = new ArrayList<>();
  private final List<Long> backups = new ArrayList<>();
  private Optional<LocalDate> evening = Optional.empty();
  private Optional<Instant> rotated = Optional.empty();
  private Optional<Instant> kitTried = Optional.empty();
  private Optional<Instant> newest = Optional.empty();
  private long readTo;

  Chronicle(Core core) {
    this.core = core;
  }

  private void catchUp() {
    try {
      long size = core.log.size();
      core.log.read(readTo, size, this::place);
      readTo = size;
    } catch (IOException e) {
      throw core.stop(e);
    }
  }

  private void place(LogBook.Read entry) {
    long time = entry.clear().time();
    String scope = entry.clear().scope();
    newest = Optional.of(Instant.ofEpochMilli(time));
    switch (entry.clear().kind()) {
      case SIGN_IN -> signIns.put(entry.actor(), time);
      case ADD -> {
        if (entry.hasPatient() && !scope.equals("roster")) {
          added.put(entry.handle(), time);
        }
      }
      case RELEASE, CASE -> {
        boolean underCase = entry.clear().kind() == LeafKind.CASE || scope.startsWith("case-");
        if (entry.hasPatient() && underCase) {
          underCases.computeIfAbsent(entry.handle(), h -> new ArrayList<>(1)).add(entry.index());
        }
      }
      case ALARM -> (scope.equals(LOOKED) ? looked : alarms).add(entry.index());
      case ERASE -> erasures.add(entry.index());
      case ROTATE -> rotated = newest;
      case SNAPSHOT -> snapshot(entry, scope);
      case ACCOUNT -> account(entry, scope);
      default -> {}
    }
  }

  private void snapshot(LogBook.Read entry, String scope) {
    if (scope.equals("backup")) {
      backups.add(entry.index());
    } else if (scope.equals(EVENING)) {
      evening = day(entry);
    }
  }

  private void account(LogBook.Read entry, String scope) {
    switch (scope) {
      case KIT_TRIED -> kitTried = newest;
      case EXPLAINED ->
          explained.computeIfAbsent(entry.handle(), h -> new ArrayList<>(1)).add(entry.index());
      case ANSWERED ->
          day(entry)
              .ifPresent(
                  day -> answered.computeIfAbsent(entry.actor(), a -> new HashSet<>()).add(day));
      case ACKNOWLEDGED -> core.log.open(entry).ifPresent(details -> acknowledge(entry, details));
      default -> {}
    }
  }

  private Optional<LocalDate> day(LogBook.Read entry) {
    return core.log.open(entry).map(details -> details.facts().get("day")).map(LocalDate::parse);
  }

  private void acknowledge(LogBook.Read entry, Details details) {
    acknowledged.put(
        Long.valueOf(details.facts().getOrDefault("entry", "0")),
        new Acknowledged(
            Instant.ofEpochMilli(entry.clear().time()),
            core.state().accountCalled(entry.actor()).map(AccountRow::name).orElse(""),
            details.facts().getOrDefault("note", "")));
  }

  /** When somebody last signed in to an account. */
  synchronized Optional<Instant> signIn(Pseudonym account) {
    catchUp();
    return Optional.ofNullable(signIns.get(account)).map(Instant::ofEpochMilli);
  }

  /** When each patient's last photograph was added, or the patient; by handle. */
  synchronized Map<Long, Long> added() {
    catchUp();
    return Map.copyOf(added);
  }

  /** Entries under cases that are about a patient. */
  synchronized List<Long> underCases(long handle) {
    catchUp();
    return List.copyOf(underCases.getOrDefault(handle, List.of()));
  }

  /** Entries in which somebody explained why they looked at a patient. */
  synchronized List<Long> explained(long handle) {
    catchUp();
    return List.copyOf(explained.getOrDefault(handle, List.of()));
  }

  /** Whether an account answered what it was told of a day. */
  synchronized boolean isAnswered(Pseudonym account, LocalDate day) {
    catchUp();
    return answered.getOrDefault(account, Set.of()).contains(day);
  }

  /** Who looked into the alarm of an entry. */
  synchronized Optional<Acknowledged> acknowledged(long entry) {
    catchUp();
    return Optional.ofNullable(acknowledged.get(entry));
  }

  /** Entries of alarms, oldest first, without what staff were told at night. */
  synchronized List<Long> alarms() {
    catchUp();
    return List.copyOf(alarms);
  }

  /** Entries of what staff were told at night, oldest first. */
  synchronized List<Long> looked() {
    catchUp();
    return List.copyOf(looked);
  }

  /** Entries of erasures, oldest first. */
  synchronized List<Long> erasures() {
    catchUp();
    return List.copyOf(erasures);
  }

  /** Entries of backups, oldest first. */
  synchronized List<Long> backups() {
    catchUp();
    return List.copyOf(backups);
  }

  /** The last evening that is done. */
  synchronized Optional<LocalDate> evening() {
    catchUp();
    return evening;
  }

  /** When somebody last began an epoch. */
  synchronized Optional<Instant> rotated() {
    catchUp();
    return rotated;
  }

  /** When somebody last said that the recovery kit was tried. */
  synchronized Optional<Instant> kitTried() {
    catchUp();
    return kitTried;
  }

  /** When the newest entry was written. */
  synchronized Optional<Instant> newest() {
    catchUp();
    return newest;
  }

  /** Reads single entries again. */
  void read(List<Long> entries, LogBook.Reader reader) {
    try {
      for (long index : entries) {
        core.log.read(index, index + 1, reader);
      }
    } catch (IOException e) {
      throw core.stop(e);
    }
  }
}
