package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.administration.ErasureReceipt;
import org.chaperone.keyholder.administration.Hold;
import org.chaperone.keyholder.administration.Retention;
import org.chaperone.keyholder.administration.Retention.Due;
import org.chaperone.keyholder.administration.RetentionRule;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CaseRow;
import org.chaperone.keyholder.store.Row.HoldRow;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/** How long patients are kept, who is held, and what was erased. */
final class Keeping {

  private final Core core;
  private final Roster roster;
  private final Chronicle chronicle;

  Keeping(Core core, Roster roster, Chronicle chronicle) {
    this.core = core;
    this.roster = roster;
    this.chronicle = chronicle;
  }

  Retention retention(Session session) {
    core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    Optional<RetentionRule> rule = core.house.retention();
    ZoneId zone = ZoneId.of(core.house.limits().zone());
    LocalDate today = core.now().atZone(zone).toLocalDate();
    List<Due> due = new ArrayList<>();
    int soon = 0;
    if (rule.isPresent()) {
      Map<Long, Long> added = chronicle.added();
      for (PatientRow row : core.state().patients()) {
        Optional<Due> one =
            Optional.ofNullable(added.get(LogBook.handle(row.id())))
                .filter(last -> !row.decoy())
                .map(last -> Instant.ofEpochMilli(last).atZone(zone).toLocalDate())
                .map(last -> due(row, last, rule.get()));
        if (one.filter(patient -> !patient.since().isAfter(today)).isPresent()) {
          due.add(one.get());
        } else if (one.filter(
                patient -> !patient.since().isAfter(today.plusDays(Retention.SOON_DAYS)))
            .isPresent()) {
          soon++;
        }
      }
    }
    List<Due> longestFirst =
        due.stream()
            .sorted(Comparator.comparing(Due::since).thenComparing(one -> one.patient().toString()))
            .limit(Retention.MOST)
            .map(this::withHold)
            .toList();
    return new Retention(rule, longestFirst, due.size() > Retention.MOST, soon, holds());
  }

  private Due due(PatientRow row, LocalDate last, RetentionRule rule) {
    Optional<LocalDate> born = roster.born(row.id());
    return new Due(row.id(), last, rule.keptUntil(last, born), rule.wasMinor(last, born), "");
  }

  private Due withHold(Due due) {
    return new Due(
        due.patient(), due.last(), due.since(), due.asMinor(), held(due.patient()).orElse(""));
  }

  private List<Hold> holds() {
    return core.state().holds().stream()
        .sorted(Comparator.comparing(HoldRow::since))
        .map(row -> new Hold(row.patient(), row.reason(), row.by(), row.since()))
        .toList();
  }

  /** Why a patient must not be erased: held by hand, or opened under a case that goes on. */
  Optional<String> held(PatientId patient) {
    return core.state()
        .hold(patient)
        .map(HoldRow::reason)
        .or(
            () ->
                caseOf(patient)
                    .map(one -> "An open case has looked at this patient: " + one.title()));
  }

  private Optional<CaseRow> caseOf(PatientId patient) {
    List<CaseRow> open = core.state().investigations().stream().filter(CaseRow::open).toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    List<CaseRow> found = new ArrayList<>();
    chronicle.read(
        chronicle.underCases(LogBook.handle(patient)),
        entry -> {
          if (found.isEmpty()) {
            Optional<CaseId> named =
                core.log
                    .open(entry)
                    .filter(details -> LogBook.isAbout(details, patient))
                    .flatMap(Details::caseId)
                    .map(CaseId::of);
            open.stream()
                .filter(one -> named.filter(one.id()::equals).isPresent())
                .forEach(found::add);
          }
        });
    return found.stream().findFirst();
  }

  synchronized void hold(Session session, PatientId patient, String reason) {
    Actor actor = core.require(session, Role.PRIVACY_LEAD);
    if (reason.isBlank() || reason.length() > 500) {
      throw Core.refuse(Refusal.NO_REASON, "A reason of at most 500 characters is needed.");
    }
    core.withEpoch(
        epoch -> {
          PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
          // The safe direction: it holds before it is written down.
          core.save(new HoldRow(patient, reason, actor.account().id(), core.now()));
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            Entry entry = entry(actor, "hold", patient, reason);
            PendingEntry pending =
                core.inOrder(() -> core.log.write(core.clock.millis(), entry, logKey));
            return core.await(pending);
          }
        });
  }

  private static Entry entry(Actor actor, String scope, PatientId patient, String reason) {
    return new Entry(
        LeafKind.LOCK,
        scope,
        actor.account().pseudonym(),
        0,
        0,
        Optional.of(patient),
        List.of(),
        Optional.empty(),
        Optional.of(actor.session().id()),
        Optional.of(reason),
        Optional.empty(),
        Map.of());
  }

  List<ErasureReceipt> erased(Session session) {
    core.require(session, Role.DOCTOR, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    List<ErasureReceipt> receipts = new ArrayList<>();
    chronicle.read(
        chronicle.erasures().reversed(),
        entry -> {
          Details details = core.log.open(entry).orElseThrow();
          Instant time = Instant.ofEpochMilli(entry.clear().time());
          receipts.add(
              new ErasureReceipt(
                  entry.index(),
                  time,
                  PatientId.of(details.patient().orElseThrow()),
                  details.photographs().size(),
                  core.state().accountCalled(entry.actor()).map(AccountRow::name),
                  Optional.ofNullable(details.facts().get("final"))
                      .map(Instant::parse)
                      .orElse(time)));
        });
    return receipts;
  }
}
