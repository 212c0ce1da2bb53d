package org.chaperone.keyholder.budget;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * The distinct patients of the last sixty minutes.
 *
 * <p>Each is kept with the time it was opened last, in the order of those times. So the patients
 * opened within any sixty minutes are among those that were held at their end, and it is enough to
 * look when one is added.
 */
final class Window {

  static final long LENGTH = Duration.ofHours(1).toMillis();

  private final LinkedHashMap<Long, Long> lastOpened = new LinkedHashMap<>();

  /** Forgets what lies an hour back or more. */
  void moveTo(long now) {
    Iterator<Long> oldest = lastOpened.values().iterator();
    while (oldest.hasNext() && oldest.next() <= now - LENGTH) {
      oldest.remove();
    }
  }

  int size() {
    return lastOpened.size();
  }

  boolean holds(long patient) {
    return lastOpened.containsKey(patient);
  }

  Set<Long> all() {
    return lastOpened.keySet();
  }

  void add(long patient, long now) {
    lastOpened.putLast(patient, now);
  }

  /** When at least so many will have left. */
  long whenFreed(int patients) {
    long when = 0;
    int freed = 0;
    for (long opened : lastOpened.values()) {
      if (freed++ == patients) {
        break;
      }
      when = opened + LENGTH;
    }
    return when;
  }
}
