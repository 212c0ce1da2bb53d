package org.chaperone.keyholder.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.administration.Retention;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.AllowedExport;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEnd;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CaseRow;

/** What two people do: one asks, another one approves, and the privacy lead is told. */
final class Approvals {

  private static final Duration WAITS = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int MOST_WAITING = 1_000;

  private final Core core;
  private final Erasures erasures;
  private final Keeping keeping;
  private final SensitivePatients sensitive;

  Approvals(Core core, Erasures erasures, Keeping keeping, SensitivePatients sensitive) {
    this.core = core;
    this.erasures = erasures;
    this.keeping = keeping;
    this.sensitive = sensitive;
  }

  synchronized PendingRequest ask(Session session, Action action) {
    Actor actor = core.requireConfirmed(session, ApprovalRules.mayAsk(action));
    Instant now = core.now();
    check(action, now);
    core.state().pending().stream()
        .filter(one -> !now.isBefore(one.until()))
        .forEach(one -> core.save(new Row.NotPendingRow(one.id())));
    if (core.state().pending().size() >= MOST_WAITING) {
      throw Core.refuse(Refusal.UNKNOWN, "Too many requests wait already; decide some first.");
    }
    PendingRequest request =
        new PendingRequest(
            RequestId.random(core.random), action, actor.account().id(), now, now.plus(WAITS));
    core.save(new Row.PendingRow(request));
    core.write(entry(action, "asked", actor, request.id()));
    return request;
  }

  List<PendingRequest> pending(Session session) {
    core.require(session, Role.DOCTOR, Role.NURSE, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    Instant now = core.now();
    return core.state().pending().stream()
        .filter(request -> now.isBefore(request.until()))
        .sorted(Comparator.comparing(PendingRequest::askedAt))
        .toList();
  }

  synchronized Approval approve(Session session, RequestId id) {
    Actor actor = core.require(session);
    Instant now = core.now();
    PendingRequest request = waiting(id, now);
    Action action = request.action();
    if (!actor.isOneOf(ApprovalRules.mayApprove(action))) {
      throw Core.refuse(Refusal.ROLE, "An account of this role may not approve that.");
    }
    AccountRow asker =
        core.state()
            .account(request.askedBy())
            .filter(row -> !row.locked())
            .orElseThrow(() -> Core.unknown("request"));
    boolean isSame =
        actor.account().id().equals(asker.id())
            || ApprovalRules.beneficiary(action).filter(actor.account().id()::equals).isPresent();
    if (isSame) {
      throw Core.refuse(
          Refusal.SAME_PERSON,
          "Somebody else has to approve this: neither who asked nor whom it is for.");
    }
    if (ApprovalRules.needsPrivacyLead(action)
        && actor.account().role() != Role.PRIVACY_LEAD
        && asker.role() != Role.PRIVACY_LEAD) {
      throw Core.refuse(Refusal.ROLE, "One of the two has to be a privacy lead.");
    }
    check(action, now);
    if (!actor.isConfirmed()) {
      throw new RefusedException(Core.CONFIRM);
    }
    core.save(new Row.NotPendingRow(id));
    Approval approval = carryOut(request, actor, now);
    core.tell(
        Notice.Kind.APPROVED,
        asker.name()
            + " asked and "
            + actor.account().name()
            + " approved: "
            + ApprovalRules.sentence(action, this::name)
            + ".");
    return approval;
  }

  private String name(AccountId id) {
    return core.state().account(id).map(AccountRow::name).orElse("an account");
  }

  synchronized void decline(Session session, RequestId id) {
    Actor actor =
        core.require(session, Role.DOCTOR, Role.NURSE, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    PendingRequest request = waiting(id, core.now());
    boolean may =
        actor.account().id().equals(request.askedBy())
            || actor.isOneOf(ApprovalRules.mayApprove(request.action()));
    if (!may) {
      throw Core.refuse(Refusal.ROLE, "An account of this role may not decline that.");
    }
    core.save(new Row.NotPendingRow(id));
    core.write(entry(request.action(), "declined", actor, id));
  }

  List<AllowedExport> exports(Session session) {
    AccountId own = core.require(session).account().id();
    Instant now = core.now();
    return core.state().exports().stream()
        .filter(one -> one.account().equals(own) && now.isBefore(one.until()))
        .sorted(Comparator.comparing(Row.ExportRow::until).reversed())
        .map(one -> new AllowedExport(one.id(), one.patients(), one.until()))
        .toList();
  }

  private PendingRequest waiting(RequestId id, Instant now) {
    return core.state()
        .pending(id)
        .filter(one -> now.isBefore(one.until()))
        .orElseThrow(() -> Core.unknown("request"));
  }

  /**
   * Whatever is wrong with an action itself; looked at when it is asked for, and again when it is
   * approved.
   */
  private void check(Action action, Instant now) {
    switch (action) {
      case Action.MakeAccount(String name, Role role) -> {
        if (role == Role.GUEST) {
          throw Core.refuse(Refusal.ROLE, "Guests are made by sharing, each for one share.");
        }
        if (name.isBlank() || name.length() > 100 || core.state().accountNamed(name).isPresent()) {
          throw Core.refuse(
              Refusal.UNKNOWN,
              "An account needs a name that no other has, of at most 100 characters.");
        }
      }
      case Action.ChangeRole(AccountId account, Role role) -> {
        requireAccount(account);
        requireOthersLike(core.state().account(account).orElseThrow(), role);
      }
      case Action.ChangeLimits change -> {
        requireReason(change.reason());
        LimitsRange.require(change.limits());
      }
      case Action.ChangeRetention change -> requireReason(change.reason());
      case Action.EndHold end -> {
        requireReason(end.reason());
        require(core.state().hold(end.patient()), "hold");
      }
      case Action.RenewCredential(AccountId account) -> requireAccount(account);
      // A share's too: a case that is undone unlocks what it locked, though the share stays ended.
      case Action.UnlockAccount(AccountId account) ->
          require(core.state().account(account), "account");
      case Action.Export export -> {
        requireAccount(export.account());
        requireReason(export.reason());
        requireTime(export.until(), now);
        if (export.patients().isEmpty() || export.patients().size() > 1_000) {
          throw Core.refuse(Refusal.UNKNOWN, "An export names 1 to 1,000 patients.");
        }
      }
      case Action.RaiseBudget raise -> {
        requireAccount(raise.account());
        requireReason(raise.reason());
        requireTime(raise.until(), now);
        boolean opens =
            core.state().account(raise.account()).orElseThrow().role().opensPhotographs();
        if (!opens || raise.patientsAnHour() < 1 || raise.patientsAnHour() > 1_000) {
          throw Core.refuse(
              Refusal.ROLE, "A budget is raised to at most 1,000, and an administrator's never.");
        }
      }
      case Action.OpenCase open -> {
        requireReason(open.title());
        if (open.members().isEmpty() || open.members().size() > 100) {
          throw Core.refuse(Refusal.UNKNOWN, "A case has 1 to 100 members.");
        }
        open.members().forEach(this::requireAccount);
        boolean anyAdministrator =
            open.members().stream()
                .anyMatch(
                    member ->
                        !core.state().account(member).orElseThrow().role().opensPhotographs());
        if (anyAdministrator) {
          throw Core.refuse(
              Refusal.ROLE, "An administrator opens no photographs, under a case neither.");
        }
      }
      case Action.CloseCase(CaseId investigation) ->
          require(core.state().investigation(investigation).filter(CaseRow::open), "open case");
      case Action.ErasePatient erase -> requireErasable(erase.patient());
      case Action.ErasePatients erase -> {
        requireReason(erase.reason());
        if (erase.patients().isEmpty()
            || erase.patients().size() > Retention.MOST
            || erase.patients().stream().distinct().count() < erase.patients().size()) {
          throw Core.refuse(
              Refusal.UNKNOWN, "1 to " + Retention.MOST + " patients are erased at a time.");
        }
        erase.patients().forEach(this::requireErasable);
      }
      case Action.ErasePhotographs erase -> {
        requireErasable(erase.patient());
        boolean allKnown =
            !erase.photographs().isEmpty()
                && erase.photographs().stream()
                    .allMatch(
                        id ->
                            core.state()
                                .photograph(id)
                                .filter(row -> row.patient().equals(erase.patient()))
                                .isPresent());
        if (!allKnown) {
          throw Core.unknown("photograph of this patient");
        }
      }
      case Action.EndLockDown(String reason) -> {
        requireReason(reason);
        if (!core.state().isLockedDown()) {
          throw Core.refuse(Refusal.UNKNOWN, "The vault is not locked down.");
        }
      }
      case Action.EndSensitive(PatientId patient, String reason) -> {
        requireReason(reason);
        require(sensitive.of(patient), "sensitive patient");
      }
    }
  }

  private void requireAccount(AccountId account) {
    require(core.state().account(account).filter(row -> row.role() != Role.GUEST), "account");
  }

  private void requireErasable(PatientId patient) {
    require(core.state().patient(patient), "patient");
    Optional<String> held = keeping.held(patient);
    if (held.isPresent()) {
      throw Core.refuse(Refusal.HELD, "This patient is held and cannot be erased: " + held.get());
    }
  }

  /** Somebody has to be left who can ask, and somebody who can approve. */
  private void requireOthersLike(AccountRow account, Role role) {
    if (account.role() == role || role == Role.GUEST) {
      throw Core.refuse(
          Refusal.UNKNOWN, "The account has this role already, or can never have it.");
    }
    boolean isNeeded = account.role() == Role.ADMINISTRATOR || account.role() == Role.PRIVACY_LEAD;
    boolean anyOther =
        core.state().accounts().stream()
            .anyMatch(
                other ->
                    other.role() == account.role()
                        && !other.id().equals(account.id())
                        && !other.locked()
                        && !other.credentials().isEmpty());
    if (isNeeded && !anyOther) {
      throw Core.refuse(Refusal.ROLE, "Nobody else has this role, and somebody must.");
    }
  }

  private static void require(Optional<?> found, String what) {
    if (found.isEmpty()) {
      throw Core.unknown(what);
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > 500) {
      throw Core.refuse(Refusal.NO_REASON, "A reason of at most 500 characters is needed.");
    }
  }

  private static void requireTime(Instant until, Instant now) {
    if (!now.isBefore(until) || until.isAfter(now.plus(LONGEST))) {
      throw Core.refuse(
          Refusal.UNKNOWN, "This can be allowed for four hours at most, from now on.");
    }
  }

  /**
   * What gives somebody more than they had is in the ledger first: nothing may be allowed and not
   * on record.
   */
  private Approval carryOut(PendingRequest request, Actor actor, Instant now) {
    Action action = request.action();
    RequestId id = request.id();
    return switch (action) {
      case Action.MakeAccount(String name, Role role) -> {
        Accounts.Made made = Accounts.make(core.keys, core.random, name, role, now);
        long index = approved(action, actor, id);
        core.save(made.row());
        yield new Approval.Enrolled(index, made.enrolment());
      }
      case Action.ChangeRole(AccountId account, Role role) -> {
        long index = approved(action, actor, id);
        core.save(Accounts.inRole(core.state().account(account).orElseThrow(), role));
        core.sessions.endAllOf(account, SessionEnd.BY_OTHERS);
        yield new Approval.Done(index);
      }
      case Action.ChangeLimits change -> {
        long index =
            core.write(entry(action, HouseRules.LIMITS, actor, id, HouseRules.facts(change)));
        core.house.take(change);
        core.inOrder(
            () -> {
              core.budgets.limitBy(change.limits());
              return true;
            });
        yield new Approval.Done(index);
      }
      case Action.ChangeRetention change -> {
        long index =
            core.write(entry(action, HouseRules.RETENTION, actor, id, HouseRules.facts(change)));
        core.house.take(change);
        yield new Approval.Done(index);
      }
      case Action.EndHold(PatientId patient, String reason) -> {
        long index = approved(action, actor, id);
        core.save(new Row.NoHoldRow(patient));
        yield new Approval.Done(index);
      }
      case Action.RenewCredential(AccountId account) -> {
        long index = approved(action, actor, id);
        Accounts.Made[] made = new Accounts.Made[1];
        core.change(
            account,
            row -> {
              made[0] = Accounts.enrolling(row, core.random, now);
              return made[0].row();
            },
            "account");
        core.sessions.endAllOf(account, SessionEnd.RENEWED);
        yield new Approval.Enrolled(index, made[0].enrolment());
      }
      case Action.UnlockAccount(AccountId account) -> {
        long index = approved(action, actor, id);
        core.change(account, Accounts::unlocked, "account");
        yield new Approval.Done(index);
      }
      case Action.Export export -> {
        long index = approved(action, actor, id);
        core.save(new Row.ExportRow(id, export.account(), export.patients(), export.until()));
        yield new Approval.Allowed(index, export.until());
      }
      case Action.RaiseBudget raise -> {
        long index = approved(action, actor, id);
        core.save(new Row.RaiseRow(id, raise.account(), raise.patientsAnHour(), raise.until()));
        yield new Approval.Allowed(index, raise.until());
      }
      case Action.OpenCase(String title, List<AccountId> members) -> {
        CaseId opened = CaseId.random(core.random);
        long index = approved(action, actor, id);
        core.save(new CaseRow(opened, title, members, true));
        yield new Approval.Opened(index, opened);
      }
      case Action.CloseCase(CaseId investigation) -> {
        CaseRow open = core.state().investigation(investigation).orElseThrow();
        core.save(new CaseRow(open.id(), open.title(), open.members(), false));
        yield new Approval.Done(approved(action, actor, id));
      }
      case Action.ErasePatient erase -> erasures.erase(actor, erase.patient(), List.of());
      case Action.ErasePatients erase -> erasures.erase(actor, erase.patients());
      case Action.ErasePhotographs erase ->
          erasures.erase(actor, erase.patient(), erase.photographs());
      case Action.EndLockDown(String reason) -> {
        long index = approved(action, actor, id);
        core.save(new Row.LockRow(false));
        yield new Approval.Done(index);
      }
      case Action.EndSensitive(PatientId patient, String reason) -> {
        approved(action, actor, id);
        yield new Approval.Done(sensitive.end(actor, patient, reason));
      }
    };
  }

  private long approved(Action action, Actor actor, RequestId id) {
    return core.write(entry(action, "approved", actor, id));
  }

  private Entry entry(Action action, String step, Actor actor, RequestId id) {
    return entry(action, step, actor, id, Map.of());
  }

  private Entry entry(
      Action action, String step, Actor actor, RequestId id, Map<String, String> besides) {
    Map<String, String> facts = new HashMap<>(besides);
    facts.put("request", id.toString());
    facts.put("action", ApprovalRules.sentence(action, this::name));
    return Entry.of(
        ApprovalRules.kind(action),
        step,
        actor.account().pseudonym(),
        Optional.of(actor.session().id()),
        facts);
  }
}
