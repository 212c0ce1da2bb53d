package org.chaperone.keyholder.embedded;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Writes refusals into the ledger: the first five of an account in a minute one by one, further
 * ones as a number when the minute is over, so that whoever is refused cannot flood the ledger.
 *
 * <p>Nobody waits for these entries to be durable: a refusal that is lost in a crash has opened
 * nothing.
 */
final class Denials {

  private static final int ONE_BY_ONE = 5;
  private static final long MINUTE = 60_000;

  private final Core core;
  private final Map<Pseudonym, Integer> counts = new HashMap<>();
  private long minute;

  Denials(Core core) {
    this.core = core;
  }

  Refused deny(Actor actor, Refused refused) {
    core.tally.refused(refused.why());
    deny(actor.account().pseudonym(), Optional.of(actor), refused.why().name());
    return refused;
  }

  /** Somebody did not sign in. */
  void denySignIn(Pseudonym who) {
    deny(who, Optional.empty(), "SIGN_IN");
  }

  private void deny(Pseudonym who, Optional<Actor> actor, String why) {
    core.inOrder(
        () -> {
          long now = core.clock.millis();
          if (now / MINUTE != minute) {
            writeCounts(now);
            minute = now / MINUTE;
          }
          int count = counts.merge(who, 1, Integer::sum);
          if (count <= ONE_BY_ONE) {
            write(now, who, actor, 1, why);
          }
          return count;
        });
  }

  /** Writes what was only counted so far. */
  void writeCounts() {
    core.inOrder(
        () -> {
          writeCounts(core.clock.millis());
          return true;
        });
  }

  private void writeCounts(long now) {
    counts.forEach(
        (who, count) -> {
          if (count > ONE_BY_ONE) {
            write(now, who, Optional.empty(), count - ONE_BY_ONE, "MORE");
          }
        });
    counts.clear();
  }

  private void write(long now, Pseudonym who, Optional<Actor> actor, int objects, String why) {
    Entry entry =
        new Entry(
            LeafKind.DENY,
            why.toLowerCase(Locale.ROOT).replace('_', '-'),
            who,
            objects,
            0,
            Optional.empty(),
            java.util.List.of(),
            Optional.empty(),
            actor.map(a -> a.session().id()),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    core.log.write(now, entry);
  }
}
