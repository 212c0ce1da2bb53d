package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaperone.keyholder.budget.Answer;
import org.chaperone.keyholder.budget.Scope;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.DataKey;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.MarkKeys;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.ReleaseOutcome;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.PhotographRow;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.leaf.LeafKind;
import org.chaperone.ledger.witness.WitnessState;

/** The release: the one way in which keys of photographs leave. */
final class Releases {

  private final Core core;
  private final Rules rules;
  private final Denials denials;
  private final MarkKeyRing markKeys;

  Releases(Core core, Rules rules, Denials denials) {
    this.core = core;
    this.rules = rules;
    this.denials = denials;
    this.markKeys = new MarkKeyRing(core.keys.mark());
  }

  ReleaseOutcome release(Session session, ReleaseRequest request, boolean breaksGlass) {
    Actor actor = breaksGlass ? core.require(session) : core.requireAnybody(session);
    core.tellOfClock();
    // The epoch is held until the keys are derived, so that an erasure waits for releases that are
    // on their way, and later ones find nothing.
    return core.withEpoch(epoch -> release(actor, request, breaksGlass, epoch));
  }

  org.chaperone.keyholder.budget.Standing budget(Session session) {
    Actor actor = core.require(session);
    return core.inOrder(
        () -> {
          long now = core.clock.millis();
          return core.budgets.standing(
              actor.account().pseudonym(),
              rules.limit(actor, Scope.PHOTO, now),
              rules.limit(actor, Scope.ROSTER, now),
              now);
        });
  }

  private ReleaseOutcome release(
      Actor actor, ReleaseRequest request, boolean breaksGlass, EpochKeys epoch)
      throws NotAuthenticException {
    Optional<PatientRow> patient = core.state().patient(request.patient());
    List<PhotographRow> photographs = photographs(request);
    if (patient.isEmpty() || photographs.size() < request.photographs().size()) {
      return denials.deny(
          actor,
          new Refused(
              Refusal.UNKNOWN,
              "There is no such patient or photograph, or it was erased.",
              Optional.empty()));
    }
    Optional<Refused> against = rules.against(actor, request, breaksGlass);
    if (against.isPresent()) {
      return denials.deny(actor, against.get());
    }
    try (SecretBytes patientKey = core.ring.patientKey(patient.get(), epoch.wrapping());
        SecretBytes logKey = core.ring.logKey(patient.get(), patientKey)) {
      Placed placed = core.inOrder(() -> place(actor, request, breaksGlass, logKey));
      if (placed.clinicAlarm()) {
        core.tell(
            Notice.Kind.CLINIC_BUDGET,
            "The clinic opens more patients than it ever does at this time. The heaviest accounts are slowed.");
      }
      if (placed.refused().isPresent()) {
        return denials.deny(actor, placed.refused().get());
      }
      long index = core.await(placed.entry().orElseThrow());
      tell(actor, request, breaksGlass, patient.get(), index);
      Optional<Refused> locked = rules.locked(actor);
      if (locked.isPresent()) {
        // It was locked while the entry was on its way: the ledger says more than happened, which
        // it may.
        return locked.get();
      }
      core.tally.granted();
      return keys(index, actor, request, patient.get(), photographs, patientKey);
    }
  }

  private List<PhotographRow> photographs(ReleaseRequest request) {
    List<PhotographRow> rows = new ArrayList<>(request.photographs().size());
    for (PhotographId id : request.photographs()) {
      core.state()
          .photograph(id)
          .filter(row -> row.patient().equals(request.patient()))
          .ifPresent(rows::add);
    }
    return rows;
  }

  /** An entry that has its place in the ledger, or why it has none. */
  private record Placed(
      Optional<PendingEntry> entry, Optional<Refused> refused, boolean clinicAlarm) {}

  /** Everything that must happen at one moment: the locks, the budget, the entry's place. */
  private Placed place(
      Actor actor, ReleaseRequest request, boolean breaksGlass, SecretBytes logKey) {
    Optional<Refused> locked = rules.locked(actor);
    if (locked.isPresent()) {
      return new Placed(Optional.empty(), locked, false);
    }
    long now = core.clock.millis();
    long handle = LogBook.handle(request.patient());
    Answer answer =
        breaksGlass
            ? core.budgets.askToBreakGlass(actor.account().pseudonym(), now)
            : rules.ask(actor, request, scope(request), now);
    return switch (answer) {
      case Answer.No no ->
          new Placed(
              Optional.empty(), Optional.of(refused(no, actor, breaksGlass)), no.clinicAlarm());
      case Answer.Yes(int left, boolean alarm) -> {
        PendingEntry entry = core.log.write(now, entry(actor, request, breaksGlass, left), logKey);
        if (breaksGlass) {
          core.budgets.glassBroken(actor.account().pseudonym(), handle, now);
        }
        yield new Placed(Optional.of(entry), Optional.empty(), alarm);
      }
    };
  }

  private static Scope scope(ReleaseRequest request) {
    return request.underCase().isPresent() ? Scope.CASE : Scope.PHOTO;
  }

  private static Entry entry(Actor actor, ReleaseRequest request, boolean breaksGlass, int left) {
    List<Rendition> renditions =
        request.renditions().stream().sorted(Comparator.naturalOrder()).toList();
    String words =
        renditions.stream()
            .map(rendition -> rendition.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    // The enum begins with what gives most away, and that is what everybody may see of the release.
    String most = renditions.getFirst().name().toLowerCase(Locale.ROOT);
    return new Entry(
        breaksGlass ? LeafKind.BREAK_GLASS : LeafKind.RELEASE,
        request.underCase().isPresent()
            ? "case-" + most
            : actor.isGuest() ? SharedWords.SCOPE + most : most,
        actor.account().pseudonym(),
        request.photographs().size(),
        left,
        Optional.of(request.patient()),
        request.photographs(),
        Optional.of(words),
        Optional.of(actor.session().id()),
        Optional.of(request.reason()),
        request.underCase(),
        Map.of());
  }

  private static Refused refused(Answer.No no, Actor actor, boolean breaksGlass) {
    if (actor.isGuest()) {
      return SharedRules.spent();
    }
    Optional<Instant> next =
        no.nextAllowed() == 0
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(no.nextAllowed()));
    if (breaksGlass) {
      return new Refused(
          Refusal.BREAK_GLASS_SPENT,
          "Your break-glass releases of the last 24 hours are spent.",
          next);
    }
    return no.byClinic()
        ? new Refused(
            Refusal.CLINIC_BUDGET,
            "The whole clinic has opened unusually many patients, so accounts that opened many have to go slowly.",
            next)
        : new Refused(
            Refusal.ACCOUNT_BUDGET,
            "You have opened as many patients as your account may in an hour.",
            next);
  }

  private void tell(
      Actor actor, ReleaseRequest request, boolean breaksGlass, PatientRow patient, long index) {
    String name = core.nameOf(actor.account().pseudonym()).orElseThrow();
    if (breaksGlass) {
      core.tell(Notice.Kind.BREAK_GLASS, name + " broke the glass.", index, request.reason());
    }
    if (patient.decoy()) {
      core.tell(Notice.Kind.DECOY, name + " opened a patient who does not exist.");
    }
  }

  private Granted keys(
      long index,
      Actor actor,
      ReleaseRequest request,
      PatientRow patient,
      List<PhotographRow> photographs,
      SecretBytes patientKey)
      throws NotAuthenticException {
    List<DataKey> keys = new ArrayList<>();
    for (PhotographRow photograph : photographs) {
      for (Rendition rendition : request.renditions()) {
        keys.add(
            new DataKey(
                photograph.id(), rendition, core.ring.dataKey(photograph, patientKey, rendition)));
      }
    }
    Optional<SecretBytes> record =
        request.renditions().contains(Rendition.RECORD)
            ? Optional.of(core.ring.recordKey(patient, patientKey))
            : Optional.empty();
    return new Granted(index, keys, record, marks(index, actor, request));
  }

  private List<MarkKeys> marks(long index, Actor actor, ReleaseRequest request) {
    List<MarkKeys> marks = new ArrayList<>();
    for (PhotographId photograph : request.photographs()) {
      for (Rendition rendition : request.renditions()) {
        if (rendition.isMarked()) {
          marks.add(markKeys.of(photograph, rendition, actor.account().pseudonym(), index));
        }
      }
    }
    return marks;
  }

  /** What witnesses let go on. */
  static boolean allows(WitnessState witnesses, ReleaseRequest request) {
    return request.renditions().contains(Rendition.ORIGINAL)
        ? witnesses.allowsExport()
        : witnesses.allowsViewing();
  }
}
