package org.chaperone.web.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days of birth as people type them, day first, become the roster's 1970-12-31. */
final class BirthDates {

  private static final Pattern TYPED =
      Pattern.compile("(?<!\\S)(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})(?!\\S)");

  private BirthDates() {}

  static String iso(String query) {
    return TYPED.matcher(query).replaceAll(BirthDates::iso);
  }

  private static String iso(java.util.regex.MatchResult typed) {
    try {
      return LocalDate.of(
              Integer.parseInt(typed.group(3)),
              Integer.parseInt(typed.group(2)),
              Integer.parseInt(typed.group(1)))
          .toString();
    } catch (DateTimeException e) {
      return Matcher.quoteReplacement(typed.group());
    }
  }
}
