package org.chaperone.keyholder.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.administration.LookedAt;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CareRow;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Each evening everybody is told whom they looked at without treating them. That alone cut repeated
 * snooping from 40 to 2 per cent in a trial (JAMA Netw Open 2022).
 *
 * <p>A day ends when the clinic closes. Whom an account looked at is read from the ledger, whom it
 * treats from what the keyholder was told; that somebody was told is an entry, and so is that an
 * evening is done. A stop in between does the rest later, and nothing twice.
 */
final class Evening {

  private static final int DAYS_BACK = 7;
  private static final int DAYS_SHOWN = 14;
  private static final int DAYS_LISTED = 30;

  private final Core core;
  private final Exposures exposures;
  private final Chronicle chronicle;

  Evening(Core core, Exposures exposures, Chronicle chronicle) {
    this.core = core;
    this.exposures = exposures;
    this.chronicle = chronicle;
  }

  /** Somebody was told something of a day. */
  record Told(long entry, AccountId account, LocalDate day) {}

  synchronized int end() {
    core.requireRunning();
    LocalDate last = lastEvening();
    LocalDate first =
        chronicle
            .evening()
            .map(day -> day.plusDays(1))
            .filter(day -> day.isAfter(last.minusDays(DAYS_BACK)))
            .orElse(chronicle.evening().isPresent() ? last.minusDays(DAYS_BACK - 1L) : last);
    int told = 0;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      told += tell(day);
      core.write(
          Entry.of(
              LeafKind.SNAPSHOT,
              Chronicle.EVENING,
              Entry.KEYHOLDER,
              Optional.empty(),
              Map.of("day", day.toString())));
    }
    return told;
  }

  private LocalDate lastEvening() {
    ZonedDateTime now = core.now().atZone(zone());
    return now.isBefore(evening(now.toLocalDate()))
        ? now.toLocalDate().minusDays(1)
        : now.toLocalDate();
  }

  private ZoneId zone() {
    return ZoneId.of(core.house.limits().zone());
  }

  private ZonedDateTime evening(LocalDate day) {
    Limits limits = core.house.limits();
    return ZonedDateTime.of(day, limits.closes(), zone());
  }

  private int tell(LocalDate day) {
    Set<AccountId> already = new HashSet<>();
    told(day).forEach(one -> already.add(one.account()));
    int told = 0;
    for (var one : lookedAt(day).entrySet()) {
      Optional<AccountRow> account =
          core.state().accountCalled(one.getKey()).filter(row -> row.role() != Role.GUEST);
      List<LookedAt.Patient> patients =
          account.map(row -> patients(row, one.getValue(), day)).orElse(List.of());
      long strangers = patients.stream().filter(patient -> !patient.claimed()).count();
      if (strangers > 0 && already.add(account.orElseThrow().id())) {
        AccountRow row = account.get();
        String sentence =
            row.name()
                + " opened "
                + (strangers == 1 ? "one patient" : strangers + " patients")
                + " without treating them on "
                + day
                + ".";
        core.tell(
            Notice.Kind.LOOKED,
            Map.of("sentence", sentence, "account", row.id().toString(), "day", day.toString()),
            sentence);
        told++;
      }
    }
    return told;
  }

  /** What an account opened of a patient in a day. */
  private record Opened(Instant first, int times) {}

  /** What one account did in a day. */
  private static final class Day {
    final Map<Long, Opened> opened = new LinkedHashMap<>();
    final Set<Long> added = new HashSet<>();
  }

  private Map<Pseudonym, Day> lookedAt(LocalDate day) {
    Map<Pseudonym, Day> days = new HashMap<>();
    Exposures.Range range =
        exposures.range(
            evening(day.minusDays(1)).toInstant(), evening(day).toInstant().minusMillis(1));
    exposures.read(range, entry -> look(entry, days));
    return days;
  }

  private static void look(LogBook.Read entry, Map<Pseudonym, Day> days) {
    ClearPart clear = entry.clear();
    if (!entry.hasPatient()) {
      return;
    }
    boolean isOpening =
        clear.kind() == LeafKind.BREAK_GLASS
            || (clear.kind() == LeafKind.RELEASE
                && !clear.scope().equals("roster")
                && !clear.scope().startsWith("case-"));
    if (isOpening) {
      days.computeIfAbsent(entry.actor(), a -> new Day())
          .opened
          .merge(
              entry.handle(),
              new Opened(Instant.ofEpochMilli(clear.time()), 1),
              (was, now) -> new Opened(was.first(), was.times() + 1));
    } else if (clear.kind() == LeafKind.ADD && !clear.scope().equals("roster")) {
      days.computeIfAbsent(entry.actor(), a -> new Day()).added.add(entry.handle());
    }
  }

  /** Whom of these the account does not treat; whoever added photographs does. */
  private List<LookedAt.Patient> patients(AccountRow account, Day day, LocalDate date) {
    Instant end = evening(date).toInstant();
    List<LookedAt.Patient> patients = new ArrayList<>();
    day.opened.forEach(
        (handle, opened) -> {
          Optional<PatientId> patient = core.state().patientByHandle(handle);
          if (patient.isPresent() && !day.added.contains(handle)) {
            Instant dayBefore = opened.first().minus(Duration.ofDays(1));
            List<CareRow> care =
                core.state().careOf(patient.get()).stream()
                    .filter(row -> row.account().equals(account.id()) && row.since().isBefore(end))
                    .filter(
                        row -> row.until().filter(over -> over.isBefore(opened.first())).isEmpty())
                    .toList();
            boolean treats =
                care.stream()
                    .anyMatch(
                        row -> !row.since().isAfter(dayBefore) || !row.by().equals(account.id()));
            if (!treats) {
              patients.add(
                  new LookedAt.Patient(
                      patient.get(), opened.first(), opened.times(), !care.isEmpty(), ""));
            }
          }
        });
    return patients;
  }

  private List<Told> told(LocalDate from) {
    List<Told> told = new ArrayList<>();
    chronicle.read(
        chronicle.looked().reversed(),
        entry -> {
          Details details = core.log.open(entry).orElseThrow();
          Told one =
              new Told(
                  entry.index(),
                  AccountId.parse(details.facts().getOrDefault("account", "")),
                  LocalDate.parse(details.facts().getOrDefault("day", "")));
          if (!one.day().isBefore(from)) {
            told.add(one);
          }
        });
    return told;
  }

  List<LookedAt> own(Session session) {
    Actor actor = core.require(session);
    return shown(DAYS_SHOWN, List.of(actor.account())).stream()
        .filter(one -> !one.answered())
        .sorted(Comparator.comparing(LookedAt::day))
        .toList();
  }

  List<LookedAt> all(Session session) {
    core.require(session, Role.PRIVACY_LEAD);
    return shown(DAYS_LISTED, core.state().accounts());
  }

  private List<LookedAt> shown(int days, Collection<AccountRow> accounts) {
    LocalDate from = core.now().atZone(zone()).toLocalDate().minusDays(days);
    Map<LocalDate, Map<Pseudonym, Day>> read = new HashMap<>();
    List<LookedAt> shown = new ArrayList<>();
    for (Told one : told(from)) {
      Optional<AccountRow> account =
          accounts.stream().filter(row -> row.id().equals(one.account())).findFirst();
      if (account.isPresent()) {
        AccountRow row = account.get();
        Day day =
            read.computeIfAbsent(one.day(), this::lookedAt)
                .getOrDefault(row.pseudonym(), new Day());
        shown.add(
            new LookedAt(
                row.id(),
                row.name(),
                one.day(),
                one.entry(),
                chronicle.isAnswered(row.pseudonym(), one.day()),
                patients(row, day, one.day()).stream()
                    .map(patient -> explained(patient, row, one.day()))
                    .toList()));
      }
    }
    return shown;
  }

  private LookedAt.Patient explained(LookedAt.Patient patient, AccountRow account, LocalDate day) {
    String[] why = {""};
    chronicle.read(
        chronicle.explained(LogBook.handle(patient.patient())),
        entry -> {
          if (entry.actor().equals(account.pseudonym())) {
            core.log
                .open(entry)
                .filter(details -> day.toString().equals(details.facts().get("day")))
                .flatMap(Details::reason)
                .ifPresent(reason -> why[0] = reason);
          }
        });
    return new LookedAt.Patient(
        patient.patient(), patient.first(), patient.times(), patient.claimed(), why[0]);
  }
}
