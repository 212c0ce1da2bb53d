package org.chaperone.keyholder.budget;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many patients the whole clinic opened in each hour of the last four weeks, and so what is
 * more than it ever does.
 */
final class ClinicHistory {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int HOURS = 28 * 24;

  private final TreeMap<Long, Integer> counts = new TreeMap<>();
  private final Set<Long> present = new HashSet<>();
  private long hour;
  private int percentile;

  void add(long patient, long now) {
    moveTo(now);
    present.add(patient);
  }

  private void moveTo(long now) {
    long newHour = now / HOUR;
    if (newHour != hour) {
      if (!present.isEmpty()) {
        counts.put(hour, present.size());
        present.clear();
      }
      hour = newHour;
      counts.headMap(hour - HOURS).clear();
      percentile = computed();
    }
  }

  /** Half as much again as the clinic's own 99th-percentile hour. */
  int limit(long now) {
    moveTo(now);
    return (percentile * 3 + 1) / 2;
  }

  /** The clinic's own 99th-percentile hour. */
  int percentile(long now) {
    moveTo(now);
    return percentile;
  }

  private int computed() {
    int[] hours = new int[HOURS];
    int i = 0;
    for (Map.Entry<Long, Integer> one : counts.entrySet()) {
      hours[i++ % HOURS] = one.getValue();
    }
    Arrays.sort(hours);
    return hours[(int) Math.ceil(HOURS * 0.99) - 1];
  }
}
