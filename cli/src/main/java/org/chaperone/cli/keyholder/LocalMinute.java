package org.chaperone.cli.keyholder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A time as people here read it, to the minute. */
final class LocalMinute {

  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private LocalMinute() {}

  static String of(Instant time) {
    return FORMAT.format(time.atZone(ZoneId.systemDefault()));
  }
}
