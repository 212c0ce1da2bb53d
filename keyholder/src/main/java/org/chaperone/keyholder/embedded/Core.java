package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.chaperone.keyholder.KeyholderStoppedException;
import org.chaperone.keyholder.budget.Budgets;
import org.chaperone.keyholder.budget.SharedViews;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.CredentialKind;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEnd;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.Sessions;
import org.chaperone.keyholder.session.provider.ProviderPolicy;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.KeyRing;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.State;
import org.chaperone.keyholder.store.Store;
import org.chaperone.keyholder.time.KeyholderClock;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerStoppedException;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * What all rooms of the embedded keyholder share, and the two rules that keep it right.
 *
 * <ol>
 *   <li>{@code order} is held from looking at a budget until the entry has its place in the ledger,
 *       so the ledger's order is the order in which budgets were spent. Nothing is waited for while
 *       it is held.
 *   <li>The first failure of a disk stops everything, for ever: {@link #await} and {@link #save}
 *       see to it.
 * </ol>
 */
final class Core {

  static final Refused CONFIRM =
      new Refused(
          Refusal.CONFIRM,
          "This needs you to confirm first that it is really you.",
          Optional.empty());

  final Store store;
  final KeyRing ring;
  final RootKeys keys;
  final Ledger ledger;
  final LogBook log;
  final KeyholderClock clock;
  final Budgets budgets;
  final HouseRules house;
  final SharedViews sharedViews;
  final Sessions sessions;
  final Tally tally = new Tally();
  final KeyholderSettings settings;
  final SecureRandom random;

  /** What the ledger's checkpoints are verified with. */
  final String ledgerKey;

  final ReentrantLock order = new ReentrantLock();
  private final Object changing = new Object();
  private volatile Optional<KeyholderStoppedException> stopped = Optional.empty();

  Core(
      KeyholderSettings settings,
      Store store,
      KeyRing ring,
      RootKeys keys,
      Ledger ledger,
      String ledgerKey,
      LogBook log,
      KeyholderClock clock,
      Budgets budgets,
      HouseRules house,
      SharedViews sharedViews) {
    this.settings = settings;
    this.store = store;
    this.ring = ring;
    this.keys = keys;
    this.ledger = ledger;
    this.ledgerKey = ledgerKey;
    this.log = log;
    this.clock = clock;
    this.budgets = budgets;
    this.house = house;
    this.sharedViews = sharedViews;
    this.random = settings.random();
    this.sessions = new Sessions(random);
  }

  /**
   * Somebody signed in, as of now.
   *
   * @param isConfirmed whether they have just shown that it is them, by what is enough for what is
   *     dangerous
   */
  record Actor(AccountRow account, Session session, boolean isConfirmed) {
    boolean isOneOf(Role... roles) {
      return List.of(roles).contains(account.role());
    }

    boolean isGuest() {
      return account.role() == Role.GUEST;
    }
  }

  State state() {
    return store.state();
  }

  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /** Somebody of the clinic. Guests are refused here, and so whatever does not ask for them. */
  Actor require(Session session) {
    Actor actor = requireAnybody(session);
    if (actor.isGuest()) {
      throw refuse(Refusal.ROLE, "A link that was shared shows its photographs, and nothing else.");
    }
    return actor;
  }

  /** The recipient of a share. */
  Actor requireGuest(Session session) {
    Actor actor = requireAnybody(session);
    if (!actor.isGuest()) {
      throw refuse(Refusal.ROLE, "This is for those to whom something was shared.");
    }
    return actor;
  }

  /** Whoever is signed in, a share's recipient too. */
  Actor requireAnybody(Session session) {
    requireRunning();
    Instant now = now();
    Sessions.Live live = sessions.require(session, now);
    AccountRow account =
        state()
            .account(live.account())
            .filter(row -> !row.locked())
            .orElseThrow(() -> new SessionEndedException(SessionEnd.LOCKED));
    return new Actor(
        account,
        new Session(live.id(), live.account(), account.role(), session.token(), live.ends()),
        live.isFresh(now) && isEnough(live.shown().by()));
  }

  /** Whether a proof of this kind is enough for what is dangerous. */
  boolean isEnough(CredentialKind by) {
    return by != CredentialKind.PROVIDER
        || settings.provider().map(ProviderPolicy::confirms).orElse(false);
  }

  Actor require(Session session, Role... roles) {
    Actor actor = require(session);
    if (!actor.isOneOf(roles)) {
      throw refuse(Refusal.ROLE, "An account of this role may not do that.");
    }
    return actor;
  }

  /**
   * Somebody who has just shown that it is really them. What takes two people, and what one alone
   * can do at once to everybody, asks for it: a session that was stolen, or left open, is not
   * enough.
   *
   * @param roles of which the account has one; any when none is named
   */
  Actor requireConfirmed(Session session, Role... roles) {
    Actor actor = roles.length == 0 ? require(session) : require(session, roles);
    if (!actor.isConfirmed()) {
      throw new RefusedException(CONFIRM);
    }
    return actor;
  }

  /** What people call whoever is behind a pseudonym, as far as that is known. */
  Optional<String> nameOf(Pseudonym pseudonym) {
    return state().accountCalled(pseudonym).map(this::nameOf);
  }

  private String nameOf(AccountRow account) {
    return account.role() == Role.GUEST
        ? state()
            .shareOf(account.id())
            .map(share -> SharedWords.of(share, state()))
            .orElse("a share")
        : account.name();
  }

  /** Whether somebody opened a patient in the last hour. */
  boolean hasOpen(Actor actor, PatientId patient) {
    return inOrder(
        () -> budgets.isOpen(actor.account().pseudonym(), LogBook.handle(patient), clock.millis()));
  }

  static RefusedException refuse(Refusal why, String sentence) {
    return new RefusedException(new Refused(why, sentence, Optional.empty()));
  }

  static RefusedException unknown(String what) {
    return refuse(Refusal.UNKNOWN, "There is no such " + what + ", or it was erased.");
  }

  /** Does something under the lock that gives entries their order. */
  <T> T inOrder(Supplier<T> act) {
    order.lock();
    try {
      requireRunning();
      return act.get();
    } catch (LedgerStoppedException e) {
      throw stop(e);
    } finally {
      order.unlock();
    }
  }

  /** Writes an entry that concerns no patient, and returns when it is durable. */
  long write(Entry entry) {
    return await(inOrder(() -> log.write(clock.millis(), entry)));
  }

  long await(PendingEntry entry) {
    try {
      return entry.await();
    } catch (LedgerStoppedException e) {
      throw stop(e);
    }
  }

  void save(Row... rows) {
    save(List.of(rows));
  }

  void save(List<Row> rows) {
    requireRunning();
    try {
      store.append(ledger.size(), rows);
    } catch (IOException e) {
      throw stop(e);
    }
  }

  /**
   * Changes an account as it is at this moment: of two changes at once none is lost, as a lock
   * would be to a passkey's counter.
   *
   * @param what to call what is not there
   * @return the account as it is now
   */
  AccountRow change(AccountId id, UnaryOperator<AccountRow> to, String what) {
    synchronized (changing) {
      AccountRow row = to.apply(state().account(id).orElseThrow(() -> unknown(what)));
      save(row);
      return row;
    }
  }

  <T> T withEpoch(Store.EpochUse<T, NotAuthenticException> use) {
    try {
      return store.withEpoch(use);
    } catch (NotAuthenticException e) {
      // Rows were authenticated when they were read, so a key that does not open is a fault of this
      // machine.
      throw stop(e);
    }
  }

  void beginEpoch(Store.Edits edits) {
    requireRunning();
    try {
      store.beginEpoch(ring, ledger.size(), edits);
    } catch (IOException | NotAuthenticException e) {
      throw stop(e);
    }
  }

  /** Tells the privacy lead, by the ledger and at once. */
  void tell(Notice.Kind kind, String sentence) {
    tell(kind, Map.of("sentence", sentence), sentence);
  }

  /**
   * Tells of an entry whose reason, in somebody's own words, is readable only as long as its
   * patient is there.
   */
  void tell(Notice.Kind kind, String sentence, long entry, String reason) {
    tell(
        kind,
        Map.of("sentence", sentence, "entry", Long.toString(entry)),
        Notices.withReason(sentence, reason));
  }

  /**
   * Tells of something whose facts are read again.
   *
   * @param said the sentence, as the privacy lead is told it at once
   */
  void tell(Notice.Kind kind, Map<String, String> facts, String said) {
    Entry entry = Entry.of(LeafKind.ALARM, kind.scope(), Entry.KEYHOLDER, Optional.empty(), facts);
    long time = clock.millis();
    long index = await(inOrder(() -> log.write(Math.max(time, clock.millis()), entry)));
    settings.told().accept(new Notice(index, Instant.ofEpochMilli(time), kind, said));
  }

  /** Tells of a clock that was set, where that has happened. */
  void tellOfClock() {
    OptionalLong off = clock.takeAlarm();
    if (off.isPresent()) {
      tell(
          Notice.Kind.CLOCK,
          "The machine's clock is off by "
              + java.time.Duration.ofMillis(off.getAsLong()).toSeconds()
              + " seconds against the ledger. Budgets go on by the ledger's time.");
    }
  }

  void requireRunning() {
    if (stopped.isPresent()) {
      KeyholderStoppedException first = stopped.get();
      throw new KeyholderStoppedException(String.valueOf(first.getMessage()), first);
    }
  }

  KeyholderStoppedException stop(Exception cause) {
    return stop(
        new KeyholderStoppedException(
            "The keyholder stopped: "
                + cause.getMessage()
                + " Nothing is released until an operator has looked.",
            cause));
  }

  synchronized KeyholderStoppedException stop(KeyholderStoppedException reason) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(reason);
    }
    return stopped.get();
  }

  /** Closes store and ledger, destroys the keys. */
  void close() {
    stop(new KeyholderStoppedException("The keyholder is closed."));
    try {
      ledger.close();
    } catch (IOException e) {
      // Every answer that was given rests on forces that succeeded; closing adds nothing to them.
    }
    try {
      store.close();
    } catch (IOException e) {
      // As above.
    }
    keys.close();
  }
}
