package org.chaperone.trace.intake.unpack;

import java.time.Duration;
import java.util.Locale;

/** Amounts as a person reads them. */
final class InWords {

  private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};

  private InWords() {}

  /** Such as {@code 256 MB}, in units of 1024. */
  static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double amount = bytes / 1024.0;
    int unit = 0;
    while (amount >= 1024) {
      amount /= 1024;
      unit++;
    }
    String digits = amount < 10 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, digits, amount).replace(".0", "") + " " + UNITS[unit];
  }

  /** Such as {@code 90 seconds} or {@code 10 minutes}. */
  static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 120) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    return time.toMinutes() + " minutes";
  }
}
