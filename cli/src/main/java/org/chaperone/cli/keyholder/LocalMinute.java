package org.chaperone.cli.keyholder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A time as people here read it, to the minute. */
public final class LocalMinute {

  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private LocalMinute() {}

  /** The time. */
  public static String of(Instant time) {
    return FORMAT.format(time.atZone(ZoneId.systemDefault()));
  }
}
