package org.chaperone.keyholder.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.SessionId;

/** Challenges that were given out and not answered yet; each is good once, for a few minutes. */
public final class Challenges {

  /** For a key at hand. */
  public static final Duration SHORT = Duration.ofMinutes(2);

  /**
   * For somebody who has to go to the identity provider, and may have to look for a phone there.
   */
  public static final Duration LONG = Duration.ofMinutes(10);

  /** Bounds memory, whoever asks how often. */
  private static final int MOST = 10_000;

  private final SecureRandom random;
  private final LinkedHashMap<SessionId, Given> given = new LinkedHashMap<>();

  private record Given(Challenge challenge, String name) {}

  /** Draws them from a source of randomness. */
  public Challenges(SecureRandom random) {
    this.random = random;
  }

  /** A new challenge for whoever says that this is their name. */
  public synchronized Challenge give(
      String name, List<byte[]> passkeys, Duration goodFor, Instant now) {
    given.values().removeIf(one -> !now.isBefore(one.challenge().until()));
    while (given.size() >= MOST) {
      given.pollFirstEntry();
    }
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    Challenge challenge =
        new Challenge(SessionId.random(random), bytes, passkeys, now.plus(goodFor));
    given.put(challenge.id(), new Given(challenge, name));
    return challenge;
  }

  /**
   * Takes a challenge, which cannot be taken again; none when it was never given, was taken, or is
   * too old.
   */
  public synchronized Optional<Taken> take(SessionId id, Instant now) {
    return Optional.ofNullable(given.remove(id))
        .filter(one -> now.isBefore(one.challenge().until()))
        .map(one -> new Taken(one.challenge(), one.name()));
  }

  /** A challenge and the name it was given for. */
  public record Taken(Challenge challenge, String name) {}
}
