package org.chaperone.keyholder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock and a monotonic counter that tests move. */
public final class TestClock extends Clock {

  private Instant wall = Instant.parse("2026-03-04T10:00:00Z");
  private long nanos = 1_000_000_000L;

  /** Time passes. */
  public synchronized void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  /** Somebody sets the wall clock. */
  public synchronized void set(Duration by) {
    wall = wall.plus(by);
  }

  /** The monotonic counter. */
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Instant instant() {
    return wall;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
