package org.chaperone.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.chaperone.web.SiteSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps the keyholder from being kept busy by signing in; passkeys cannot be guessed anyway. So
 * many tries a minute for each address, and many for one name are slowed: never refused, or
 * somebody could lock a colleague out by their name.
 */
@Component
public final class Throttle {

  /** A whole clinic may come from one address, in the morning, with two requests each. */
  static final int AN_ADDRESS = 120;

  static final int A_NAME = 20;
  static final Duration SLOW = Duration.ofSeconds(2);

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final int MOST = 10_000;

  /** Waiting costs little, but not nothing; whoever finds no place here does not wait. */
  private final Semaphore waiting = new Semaphore(500);

  private final Function<HttpServletRequest, String> from;
  private final LongSupplier nanos;
  private final Counts addresses = new Counts();
  private final Counts names = new Counts();

  /** One for the site. */
  @Autowired
  public Throttle(SiteSettings settings) {
    this(request -> ClientAddress.of(request, settings), System::nanoTime);
  }

  Throttle(Function<HttpServletRequest, String> from, LongSupplier nanos) {
    this.from = from;
    this.nanos = nanos;
  }

  /** Whether another try from where this request comes from may be looked at. */
  public boolean allows(HttpServletRequest request) {
    return allows(from.apply(request));
  }

  /** Whether another try from there may be looked at. */
  boolean allows(String address) {
    return addresses.another(address, nanos.getAsLong()) <= AN_ADDRESS;
  }

  /** Whether tries for this name are to be slowed. */
  boolean isBusy(String name) {
    return names.another(name, nanos.getAsLong()) > A_NAME;
  }

  /** Waits a moment where there were many tries for this name. */
  void slow(String name) throws InterruptedException {
    if (isBusy(name) && waiting.tryAcquire()) {
      try {
        Thread.sleep(SLOW);
      } finally {
        waiting.release();
      }
    }
  }

  /** Tries of the last minute. */
  private static final class Counts {

    private final Map<String, Count> counts = new LinkedHashMap<>();

    private record Count(long since, int tries) {}

    synchronized int another(String key, long now) {
      counts.values().removeIf(count -> now - count.since() > MINUTE);
      if (counts.size() >= MOST && !counts.containsKey(key)) {
        // The oldest go: a flood of new ones must not keep others out.
        counts.remove(counts.keySet().iterator().next());
      }
      return counts
          .merge(key, new Count(now, 1), (old, one) -> new Count(old.since(), old.tries() + 1))
          .tries();
    }
  }
}
