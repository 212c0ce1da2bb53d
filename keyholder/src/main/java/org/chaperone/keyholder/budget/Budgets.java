package org.chaperone.keyholder.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaperone.keyholder.id.Pseudonym;

/**
 * Counts what was opened, as a function of the ledger alone: replaying its entries through {@link
 * #opened}, {@link #letIn} and {@link #glassBroken} gives the same counts again, so a restart
 * refills nothing.
 *
 * <p>Not safe for threads: the one who asks holds the lock under which the ledger's entries get
 * their order, and that is why two requests cannot spend the same budget.
 */
public final class Budgets {

  /**
   * How far apart the heaviest accounts may open further patients once the clinic's budget is
   * spent.
   */
  static final long SLOWED = Duration.ofMinutes(5).toMillis();

  /** How long an account that gave a reason sees a sensitive patient. */
  static final long LET_IN = Duration.ofHours(4).toMillis();

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Limits limits;
  private final Map<Pseudonym, Account> accounts = new HashMap<>();
  private final Window clinic = new Window();
  private final ClinicHistory history = new ClinicHistory();
  private long alarmedAt = -Window.LENGTH;

  /** What is counted of an account. */
  private static final class Account {
    final Window photo = new Window();
    final Window roster = new Window();
    final Window cases = new Window();
    final Deque<Long> glassBroken = new ArrayDeque<>();
    final Window behindGlass = new Window();
    final Map<Long, Long> letIn = new HashMap<>();
    long lastNew = -SLOWED;

    Window of(Scope scope) {
      return switch (scope) {
        case PHOTO -> photo;
        case ROSTER -> roster;
        case CASE -> cases;
      };
    }
  }

  /** Counts nothing yet. */
  public Budgets(Limits limits) {
    this.limits = limits;
  }

  /**
   * Asks for patients, and counts them when the answer is yes.
   *
   * @param patients the first eight bytes of their ids
   * @param limit what the account may open in an hour in this scope
   * @param now milliseconds since 1970, never less than before
   */
  public Answer ask(Pseudonym who, Scope scope, List<Long> patients, int limit, long now) {
    Account account = account(who, now);
    Window window = account.of(scope);
    Set<Long> fresh = new HashSet<>(patients);
    fresh.removeIf(
        patient ->
            window.holds(patient) || (scope == Scope.PHOTO && account.behindGlass.holds(patient)));
    int over = window.size() + fresh.size() - limit;
    if (over > 0 && (!fresh.isEmpty() || limit == 0)) {
      boolean waitingHelps = fresh.size() <= limit;
      return new Answer.No(false, waitingHelps ? window.whenFreed(over) : 0, false);
    }
    boolean alarm = false;
    if (scope == Scope.PHOTO && !fresh.isEmpty()) {
      int clinicLimit = clinicLimit(now);
      if (clinic.size() + fresh.size() > clinicLimit) {
        alarm = alarm(now);
        int share = Math.max(1, clinicLimit / active(now));
        if (window.size() >= share && now < account.lastNew + SLOWED) {
          return new Answer.No(true, account.lastNew + SLOWED, alarm);
        }
      }
    }
    patients.forEach(patient -> opened(who, scope, patient, now));
    return new Answer.Yes(Math.max(0, limit - window.size()), alarm);
  }

  /** Counts a patient that was opened. */
  public void opened(Pseudonym who, Scope scope, long patient, long now) {
    Account account = account(who, now);
    if (scope == Scope.PHOTO) {
      if (account.behindGlass.holds(patient)) {
        return;
      }
      clinic.moveTo(now);
      clinic.add(patient, now);
      history.add(patient, now);
      if (!account.photo.holds(patient)) {
        account.lastNew = now;
      }
    }
    account.of(scope).add(patient, now);
  }

  /** How much of its budgets an account has left; counts nothing. */
  public Standing standing(Pseudonym who, int patientsAnHour, int namesAnHour, long now) {
    Account account = account(who, now);
    return new Standing(
        account.photo.size(),
        patientsAnHour,
        account.roster.size(),
        namesAnHour,
        Math.max(0, limits.breakGlassADay() - account.glassBroken.size()));
  }

  /** Whether an account opened a patient in the last sixty minutes. */
  public boolean isOpen(Pseudonym who, long patient, long now) {
    Account account = account(who, now);
    return account.photo.holds(patient) || account.behindGlass.holds(patient);
  }

  /**
   * Counts that an account gave a reason for opening a sensitive patient, whom it sees for four
   * hours from now.
   */
  public void letIn(Pseudonym who, long patient, long now) {
    account(who, now).letIn.put(patient, now);
  }

  /** The sensitive patients whom an account sees, because it gave a reason or broke the glass. */
  public Set<Long> letIn(Pseudonym who, long now) {
    Account account = account(who, now);
    Set<Long> all = new HashSet<>(account.letIn.keySet());
    all.addAll(account.behindGlass.all());
    return all;
  }

  /** Whether an account has a break-glass release left; when not, when it will have. */
  public Answer askToBreakGlass(Pseudonym who, long now) {
    Account account = account(who, now);
    int left = limits.breakGlassADay() - account.glassBroken.size();
    if (left <= 0) {
      return new Answer.No(
          false, account.glassBroken.isEmpty() ? 0 : account.glassBroken.getFirst() + DAY, false);
    }
    return new Answer.Yes(left - 1, false);
  }

  /** Counts a break-glass release: for an hour this patient is outside this account's budget. */
  public void glassBroken(Pseudonym who, long patient, long now) {
    Account account = account(who, now);
    account.glassBroken.addLast(now);
    account.behindGlass.add(patient, now);
  }

  private Account account(Pseudonym who, long now) {
    Account account = accounts.computeIfAbsent(who, w -> new Account());
    account.photo.moveTo(now);
    account.roster.moveTo(now);
    account.cases.moveTo(now);
    account.behindGlass.moveTo(now);
    account.letIn.values().removeIf(since -> since <= now - LET_IN);
    while (!account.glassBroken.isEmpty() && account.glassBroken.getFirst() <= now - DAY) {
      account.glassBroken.removeFirst();
    }
    return account;
  }

  private int clinicLimit(long now) {
    clinic.moveTo(now);
    if (!limits.isOpenAt(Instant.ofEpochMilli(now))) {
      return limits.offHours();
    }
    return Math.max(limits.clinicLeast(), history.limit(now));
  }

  private int active(long now) {
    int active = 0;
    for (Account account : accounts.values()) {
      account.photo.moveTo(now);
      active += account.photo.size() > 0 ? 1 : 0;
    }
    return Math.max(1, active);
  }

  private boolean alarm(long now) {
    boolean isNew = now - alarmedAt >= Window.LENGTH;
    if (isNew) {
      alarmedAt = now;
    }
    return isNew;
  }
}
