package org.chaperone.keyholder.session;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.keys.SecretBytes;

/** Who is signed in. In memory only: a restart ends all sessions. */
public final class Sessions {

  /** How long a session lasts unused. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** How long it lasts at most. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How long somebody counts as having just shown that it is really them. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  /** Ended sessions whose reason is remembered, for telling their holders. */
  private static final int MOST_ENDED = 10_000;

  private final SecureRandom random;

  /** By a hash of the token, so that a look-up's time says nothing about tokens that exist. */
  private final Map<Id128, Live> live = new ConcurrentHashMap<>();

  private final Map<Id128, SessionEnd> ended = new LinkedHashMap<>();

  /** Draws tokens from a source of randomness. */
  public Sessions(SecureRandom random) {
    this.random = random;
  }

  /**
   * Somebody's showing that it is them.
   *
   * @param at when; long ago where that is not known
   */
  public record Shown(CredentialKind by, Instant at) {}

  /**
   * A session as the keyholder knows it.
   *
   * @param shown the latest proof: the one that it began with, or a confirmation since
   */
  public record Live(SessionId id, AccountId account, Instant ends, Instant lastUsed, Shown shown) {

    private Live usedAt(Instant now) {
      return new Live(id, account, ends, now, shown);
    }

    /** Whether its holder has just shown that it is them. */
    public boolean isFresh(Instant now) {
      return now.isBefore(shown.at().plus(FRESH));
    }
  }

  /** Begins a session of somebody whose proof held. */
  public Session begin(AccountId account, Role role, Shown shown, Instant now) {
    forgetOver(now);
    SecretBytes token = SecretBytes.random(random, 32);
    SessionId id = SessionId.random(random);
    Instant ends = now.plus(LONGEST);
    live.put(hash(token), new Live(id, account, ends, now, shown));
    return new Session(id, account, role, token, ends);
  }

  private void forgetOver(Instant now) {
    for (Map.Entry<Id128, Live> one : Map.copyOf(live).entrySet()) {
      if (isOver(one.getValue(), now) && live.remove(one.getKey(), one.getValue())) {
        remember(one.getKey(), ranOut(one.getValue(), now));
      }
    }
  }

  private static SessionEnd ranOut(Live one, Instant now) {
    return now.isBefore(one.ends()) ? SessionEnd.UNUSED : SessionEnd.OLD;
  }

  private void remember(Id128 hash, SessionEnd why) {
    synchronized (ended) {
      while (ended.size() >= MOST_ENDED) {
        ended.remove(ended.keySet().iterator().next());
      }
      ended.put(hash, why);
    }
  }

  /**
   * Finds the session of a token.
   *
   * @throws SessionEndedException when there is none
   */
  public Live require(Session session, Instant now) {
    Id128 hash = hash(session.token());
    Live found =
        live.computeIfPresent(hash, (key, one) -> isOver(one, now) ? one : one.usedAt(now));
    if (found != null && isOver(found, now)) {
      live.remove(hash, found);
      remember(hash, ranOut(found, now));
      found = null;
    }
    if (found == null) {
      synchronized (ended) {
        throw new SessionEndedException(ended.getOrDefault(hash, SessionEnd.UNKNOWN));
      }
    }
    return found;
  }

  /** Notes that the holder of a session has shown again that it is them. */
  public void shown(Session session, Shown shown) {
    live.computeIfPresent(
        hash(session.token()),
        (key, one) -> new Live(one.id(), one.account(), one.ends(), one.lastUsed(), shown));
  }

  /** Ends a session, if it is there. */
  public void end(Session session) {
    live.remove(hash(session.token()));
  }

  /** Ends all sessions of an account; says how many there were. */
  public int endAllOf(AccountId account, SessionEnd why) {
    return end(one -> one.account().equals(account), why);
  }

  /** Ends all sessions of an account but one; says how many there were. */
  public int endOthersOf(AccountId account, SessionId kept, SessionEnd why) {
    return end(one -> one.account().equals(account) && !one.id().equals(kept), why);
  }

  /** Ends a session, if it is there; says how many there were. */
  public int end(SessionId id, SessionEnd why) {
    return end(one -> one.id().equals(id), why);
  }

  /** Ends all sessions but one; says how many there were. */
  public int endAllBut(SessionId kept, SessionEnd why) {
    return end(one -> !one.id().equals(kept), why);
  }

  /** How many there are. */
  public int count(Instant now) {
    return (int) live.values().stream().filter(one -> !isOver(one, now)).count();
  }

  private int end(Predicate<Live> which, SessionEnd why) {
    int count = 0;
    // Not removeIf, which keeps what is used at that very moment.
    for (Map.Entry<Id128, Live> one : Map.copyOf(live).entrySet()) {
      if (which.test(one.getValue()) && live.remove(one.getKey()) != null) {
        remember(one.getKey(), why);
        count++;
      }
    }
    return count;
  }

  /**
   * The sessions of an account, the latest used first.
   *
   * @param isEnough whether a proof of a kind is a confirmation
   */
  public List<SessionSummary> of(
      AccountId account, Predicate<CredentialKind> isEnough, Instant now) {
    return live.values().stream()
        .filter(one -> one.account().equals(account) && !isOver(one, now))
        .sorted(Comparator.comparing(Live::lastUsed).reversed())
        .map(
            one ->
                new SessionSummary(
                    one.id(),
                    one.ends().minus(LONGEST),
                    one.lastUsed(),
                    one.ends(),
                    isEnough.test(one.shown().by()) ? one.shown().at().plus(FRESH) : Instant.EPOCH))
        .toList();
  }

  /** Whose a session is, if it is there. */
  public Optional<AccountId> accountOf(SessionId id) {
    return live.values().stream().filter(one -> one.id().equals(id)).map(Live::account).findFirst();
  }

  /** Ends a session of an account, if it is there, as its holder wants. */
  public void end(AccountId account, SessionId id) {
    end(one -> one.account().equals(account) && one.id().equals(id), SessionEnd.BY_HOLDER);
  }

  private static boolean isOver(Live one, Instant now) {
    return !now.isBefore(one.ends()) || !now.isBefore(one.lastUsed().plus(IDLE));
  }

  private static Id128 hash(SecretBytes token) {
    return token.with(
        bytes -> {
          try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Id128.of(Arrays.copyOf(digest, Id128.LENGTH));
          } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
          }
        });
  }
}
