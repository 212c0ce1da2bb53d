package org.chaperone.web.account;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many tries a minute for each address. Passkeys cannot be guessed; this keeps the keyholder
 * from being kept busy.
 */
public final class Throttle {

  private static final long MINUTE = 60_000_000_000L;
  private static final int MOST_ADDRESSES = 10_000;

  private final int aMinute;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(long since, int tries) {}

  /** Allows so many. */
  public Throttle(int aMinute) {
    this.aMinute = aMinute;
  }

  /** Whether one more may be tried, and counts it. */
  public synchronized boolean allows(String address) {
    long now = System.nanoTime();
    counts.values().removeIf(count -> now - count.since() > MINUTE);
    if (counts.size() >= MOST_ADDRESSES) {
      return false;
    }
    Count count =
        counts.merge(
            address, new Count(now, 1), (old, one) -> new Count(old.since(), old.tries() + 1));
    return count.tries() <= aMinute;
  }
}
