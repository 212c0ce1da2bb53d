package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.budget.Answer;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.budget.Scope;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CaseRow;
import org.chaperone.keyholder.store.Row.RaiseRow;

/** What may be released at all, before any budget is looked at. */
final class Rules {

  static final Refused LOCKED_DOWN =
      new Refused(
          Refusal.LOCKED_DOWN, "The vault is locked down. Nothing is released.", Optional.empty());

  private final Core core;
  private final SharedRules shared;
  private final Roster roster;

  Rules(Core core, Roster roster) {
    this.core = core;
    this.shared = new SharedRules(core);
    this.roster = roster;
  }

  /** The rule that speaks against a request, if one does. */
  Optional<Refused> against(Actor actor, ReleaseRequest request, boolean breaksGlass) {
    if (core.state().isLockedDown()) {
      return Optional.of(LOCKED_DOWN);
    }
    if (!actor.isGuest() && !actor.account().role().opensPhotographs()) {
      return no(Refusal.ROLE, "An administrator opens no photographs.");
    }
    if (!Releases.allows(core.ledger.witnesses(), request)) {
      return no(
          Refusal.NO_WITNESS,
          "The ledger's witnesses have not answered for too long. Nothing is released until they do.");
    }
    if (actor.isGuest()) {
      return shared.against(actor, request);
    }
    if (request.renditions().contains(Rendition.VERIFICATION) && request.underCase().isEmpty()) {
      return no(Refusal.NO_CASE, "Verification thumbnails are released under a case only.");
    }
    if (request.underCase().isPresent() && !isMember(actor, request.underCase().get())) {
      return no(Refusal.NO_CASE, "There is no open case of this name that you work on.");
    }
    if (breaksGlass) {
      return againstBreakingGlass(actor, request);
    }
    if (request.underCase().isEmpty() && !roster.isOpenTo(actor, request.patient())) {
      return no(
          Refusal.SENSITIVE,
          "This patient is sensitive. Say on the patient's page why you need to open them.");
    }
    if (request.renditions().contains(Rendition.ORIGINAL)) {
      return againstExport(actor, request);
    }
    return Optional.empty();
  }

  /** Whether the vault or the account is locked, or a guest's share over, at this moment. */
  Optional<Refused> locked(Actor actor) {
    if (core.state().isLockedDown()) {
      return Optional.of(LOCKED_DOWN);
    }
    boolean isLocked =
        core.state().account(actor.account().id()).map(AccountRow::locked).orElse(true);
    if (actor.isGuest() && shared.open(actor.account()).isEmpty()) {
      return Optional.of(SharedRules.OVER);
    }
    return isLocked ? no(Refusal.ACCOUNT_LOCKED, "This account is locked.") : Optional.empty();
  }

  private static Optional<Refused> againstBreakingGlass(Actor actor, ReleaseRequest request) {
    if (!actor.account().role().treats()) {
      return no(Refusal.ROLE, "Only those who treat patients break the glass.");
    }
    if (request.renditions().contains(Rendition.ORIGINAL) || request.underCase().isPresent()) {
      return no(
          Refusal.NO_EXPORT_APPROVAL, "Breaking the glass shows photographs; it exports none.");
    }
    return request.reason().isBlank()
        ? no(Refusal.NO_REASON, "Breaking the glass needs a reason.")
        : Optional.empty();
  }

  private Optional<Refused> againstExport(Actor actor, ReleaseRequest request) {
    if (request.reason().isBlank()) {
      return no(Refusal.NO_REASON, "An original is released for a reason only.");
    }
    Instant now = core.now();
    boolean isAllowed =
        core.state().exports().stream()
            .anyMatch(
                export ->
                    export.account().equals(actor.account().id())
                        && now.isBefore(export.until())
                        && export.patients().contains(request.patient()));
    return isAllowed
        ? Optional.empty()
        : no(
            Refusal.NO_EXPORT_APPROVAL,
            "Originals leave by an approval of two people, and there is none for this.");
  }

  private static Optional<Refused> no(Refusal why, String sentence) {
    return Optional.of(new Refused(why, sentence, Optional.empty()));
  }

  /** Asks the account's and the clinic's budget, or a guest's share, for one patient. */
  Answer ask(Actor actor, ReleaseRequest request, Scope scope, long now) {
    return actor.isGuest()
        ? shared.ask(actor, request, now)
        : core.budgets.ask(
            actor.account().pseudonym(),
            scope,
            List.of(LogBook.handle(request.patient())),
            limit(actor, scope, now),
            now);
  }

  /** What an account may open in an hour, at this moment. */
  int limit(Actor actor, Scope scope, long now) {
    Limits limits = core.state().installation().limits();
    Role role = actor.account().role();
    return switch (scope) {
      case ROSTER -> limits.rosterOf(role);
      case CASE -> limits.underCase();
      case PHOTO -> Math.max(limits.patientsOf(role), raisedTo(actor.account().id(), now));
    };
  }

  private int raisedTo(AccountId account, long now) {
    return core.state().raises().stream()
        .filter(raise -> raise.account().equals(account) && now < raise.until().toEpochMilli())
        .mapToInt(RaiseRow::patientsAnHour)
        .max()
        .orElse(0);
  }

  private boolean isMember(Actor actor, CaseId investigation) {
    return core.state()
        .investigation(investigation)
        .filter(CaseRow::open)
        .filter(open -> open.members().contains(actor.account().id()))
        .isPresent();
  }

  /**
   * Whoever asks works on an open case.
   *
   * @throws RefusedException when not
   */
  void requireMember(Actor actor, CaseId investigation) {
    if (!isMember(actor, investigation)) {
      throw Core.refuse(Refusal.NO_CASE, "There is no open case of this name that you work on.");
    }
  }

  /**
   * Nothing is locked, and witnesses answer.
   *
   * @throws RefusedException when not
   */
  void requireOpen() {
    if (core.state().isLockedDown()) {
      throw new RefusedException(LOCKED_DOWN);
    }
    if (!core.ledger.witnesses().allowsViewing()) {
      throw Core.refuse(
          Refusal.NO_WITNESS, "The ledger's witnesses have not answered for too long.");
    }
  }
}
