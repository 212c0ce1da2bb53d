package org.chaperone.keyholder.session;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
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

  private final SecureRandom random;

  /** By a hash of the token, so that a look-up's time says nothing about tokens that exist. */
  private final Map<Id128, Live> live = new ConcurrentHashMap<>();

  /** Draws tokens from a source of randomness. */
  public Sessions(SecureRandom random) {
    this.random = random;
  }

  /** A session as the keyholder knows it. */
  public record Live(SessionId id, AccountId account, Instant ends, Instant lastUsed) {}

  /** Begins a session of somebody whose proof held. */
  public Session begin(AccountId account, Role role, Instant now) {
    live.values().removeIf(one -> isOver(one, now));
    SecretBytes token = SecretBytes.random(random, 32);
    SessionId id = SessionId.random(random);
    Instant ends = now.plus(LONGEST);
    live.put(hash(token), new Live(id, account, ends, now));
    return new Session(id, account, role, token, ends);
  }

  /**
   * Finds the session of a token.
   *
   * @throws SessionEndedException when there is none
   */
  public Live require(Session session, Instant now) {
    Live found =
        live.compute(
            hash(session.token()),
            (hash, one) ->
                one == null || isOver(one, now)
                    ? null
                    : new Live(one.id(), one.account(), one.ends(), now));
    if (found == null) {
      throw new SessionEndedException();
    }
    return found;
  }

  /** Ends a session, if it is there. */
  public void end(Session session) {
    live.remove(hash(session.token()));
  }

  /** Ends all sessions of an account; says how many there were. */
  public int endAllOf(AccountId account) {
    return end(one -> one.account().equals(account));
  }

  /** Ends a session, if it is there; says how many there were. */
  public int end(SessionId id) {
    return end(one -> one.id().equals(id));
  }

  /** Ends all sessions but one; says how many there were. */
  public int endAllBut(SessionId kept) {
    return end(one -> !one.id().equals(kept));
  }

  /** How many there are. */
  public int count(Instant now) {
    return (int) live.values().stream().filter(one -> !isOver(one, now)).count();
  }

  private int end(Predicate<Live> which) {
    int ended = 0;
    // Not removeIf, which keeps what is used at that very moment.
    for (Map.Entry<Id128, Live> one : Map.copyOf(live).entrySet()) {
      if (which.test(one.getValue()) && live.remove(one.getKey()) != null) {
        ended++;
      }
    }
    return ended;
  }

  /** The sessions of an account, the latest used first. */
  public List<SessionSummary> of(AccountId account, Instant now) {
    return live.values().stream()
        .filter(one -> one.account().equals(account) && !isOver(one, now))
        .sorted(Comparator.comparing(Live::lastUsed).reversed())
        .map(
            one ->
                new SessionSummary(one.id(), one.ends().minus(LONGEST), one.lastUsed(), one.ends()))
        .toList();
  }

  /** Whose a session is, if it is there. */
  public Optional<AccountId> accountOf(SessionId id) {
    return live.values().stream().filter(one -> one.id().equals(id)).map(Live::account).findFirst();
  }

  /** Ends a session of an account, if it is there. */
  public void end(AccountId account, SessionId id) {
    live.values().removeIf(one -> one.account().equals(account) && one.id().equals(id));
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
