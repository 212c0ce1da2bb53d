package org.chaperone.trace.intake.archive;

import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of an archive that entries lay claim to; no two may claim the same byte.
 *
 * <p>A zip bomb without nesting lets thousands of entries share their data (David Fifield, "A
 * better zip bomb", WOOT 2019).
 */
final class ReadRanges {

  /** End by start; ranges that touch are one. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** Whether nothing of this range was claimed before; then it is now. */
  boolean claim(long start, long end) {
    Map.Entry<Long, Long> before = ranges.floorEntry(start);
    if (before != null && before.getValue() > start) {
      return false;
    }
    Map.Entry<Long, Long> after = ranges.ceilingEntry(start);
    if (after != null && after.getKey() < end) {
      return false;
    }
    long from = start;
    long to = end;
    if (before != null && before.getValue() == start) {
      from = before.getKey();
    }
    if (after != null && after.getKey() == end) {
      to = after.getValue();
      ranges.remove(end);
    }
    ranges.put(from, to);
    return true;
  }

  /** Where the claimed range that holds this place ends; the place itself when none does. */
  long endOfRangeAt(long place) {
    Map.Entry<Long, Long> before = ranges.floorEntry(place);
    return before == null ? place : Math.max(place, before.getValue());
  }
}
