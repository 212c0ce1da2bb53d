package org.chaperone.web.cases;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.chaperone.desk.cases.CaseRoom;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.SignedIn;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The cases that people have open: each opening is an entry of the ledger, so a room stays open
 * while its session works in it.
 */
@Component
final class Rooms implements DisposableBean {

  private static final Duration UNUSED = Duration.ofMinutes(10);

  /** An answer over a large vault takes a moment; pages that follow each other share it. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private final Vault vault;
  private final Map<Key, Open> rooms = new HashMap<>();

  Rooms(Vault vault) {
    this.vault = vault;
  }

  private record Key(SessionId session, CaseId investigation) {}

  /** A case that somebody has open; used under its lock. */
  final class Open {
    private final ReentrantLock lock = new ReentrantLock();
    private final SignedIn who;
    private final CaseId investigation;
    private Optional<CaseRoom> room = Optional.empty();
    private Optional<Overview> overview = Optional.empty();
    private int papers;
    private long reckoned;
    private volatile long used = System.nanoTime();

    private Open(SignedIn who, CaseId investigation) {
      this.who = who;
      this.investigation = investigation;
    }

    CaseRoom room() throws IOException {
      if (room.isEmpty()) {
        room = Optional.of(CaseRoom.open(vault, who.session(), investigation, Clock.systemUTC()));
      }
      return room.get();
    }

    /** The answer as it is now, or was a few seconds ago. */
    Overview overview() throws IOException {
      int now = room().record().papers().size();
      boolean isFresh =
          now == papers && System.nanoTime() - reckoned < FRESH.toNanos() && overview.isPresent();
      if (!isFresh) {
        overview = Optional.of(Overview.of(room().answering()));
        papers = now;
        reckoned = System.nanoTime();
      }
      return overview.orElseThrow();
    }

    private void close() {
      lock.lock();
      try {
        room.ifPresent(CaseRoom::close);
        room = Optional.empty();
      } finally {
        lock.unlock();
      }
    }
  }

  /** What is done in a case. */
  interface Work<T> {
    /** Does it. */
    T in(Open open) throws IOException;
  }

  /**
   * Does something in a case, as one of its members.
   *
   * @throws NotInVaultException when there is no such case, or it is not for this account
   */
  <T> T in(SignedIn who, CaseId investigation, Work<T> work) throws IOException {
    summary(who, investigation);
    Open open = open(who, investigation);
    open.lock.lock();
    try {
      open.used = System.nanoTime();
      return work.in(open);
    } finally {
      open.lock.unlock();
    }
  }

  /**
   * What everybody in it knows of a case. Asks the keyholder each time, so that a session that was
   * ended reads nothing more.
   */
  CaseSummary summary(SignedIn who, CaseId investigation) throws NotInVaultException {
    return vault.keyholder().cases(who.session()).stream()
        .filter(one -> one.id().equals(investigation) && one.members().contains(who.account()))
        .findFirst()
        .orElseThrow(NotInVaultException::new);
  }

  private synchronized Open open(SignedIn who, CaseId investigation) {
    Iterator<Open> all = rooms.values().iterator();
    while (all.hasNext()) {
      Open one = all.next();
      if (System.nanoTime() - one.used > UNUSED.toNanos() && !one.lock.isLocked()) {
        all.remove();
        one.close();
      }
    }
    return rooms.computeIfAbsent(
        new Key(who.session().id(), investigation), key -> new Open(who, investigation));
  }

  @Override
  public synchronized void destroy() {
    rooms.values().forEach(Open::close);
    rooms.clear();
  }
}
