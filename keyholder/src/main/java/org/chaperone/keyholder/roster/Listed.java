package org.chaperone.keyholder.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;

/**
 * A patient in the roster's memory.
 *
 * @param words of name and number in the form in which they are compared, in their order
 * @param order the same in one text, by which lists are in order
 * @param aliasWords of the alias, in the same form
 * @param aliasOrder likewise
 */
record Listed(
    PatientId patient,
    RosterEntry entry,
    Optional<Sensitive> sensitive,
    String[] words,
    String order,
    String[] aliasWords,
    String aliasOrder) {

  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  static Listed of(PatientId patient, RosterEntry entry, Optional<Sensitive> sensitive) {
    String[] words = words(entry.familyName() + " " + entry.givenNames() + " " + entry.number());
    String[] alias = words(sensitive.map(Sensitive::alias).orElse(""));
    return new Listed(
        patient, entry, sensitive, words, String.join(" ", words), alias, String.join(" ", alias));
  }

  /**
   * Letters without their marks, in lower case; digits; split at anything else. Signs that are not
   * seen, such as marks of direction, are not there.
   */
  static String[] words(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(BETWEEN.split(plain, -1))
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }

  /** What of it is shown. */
  RosterHit shown(boolean isOpen) {
    return isOpen
        ? new RosterHit(patient, entry, sensitive, true)
        : new RosterHit(
            patient,
            new RosterEntry(sensitive.orElseThrow().alias(), "", "", Optional.empty(), "", ""),
            sensitive.map(Sensitive::closed),
            false);
  }

  /** Whether one word of each begins so. */
  static boolean allBegin(String[] wanted, String[] words) {
    for (String one : wanted) {
      boolean begins = false;
      for (int i = 0; i < words.length && !begins; i++) {
        begins = words[i].startsWith(one);
      }
      if (!begins) {
        return false;
      }
    }
    return true;
  }

  /** How many of the wanted words are only beginnings. */
  static int beginnings(String[] wanted, String[] words) {
    int count = 0;
    for (String one : wanted) {
      boolean isWhole = false;
      for (int i = 0; i < words.length && !isWhole; i++) {
        isWhole = words[i].equals(one);
      }
      count += isWhole ? 0 : 1;
    }
    return count;
  }
}
