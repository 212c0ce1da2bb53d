package org.chaperone.keyholder.roster;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.keyholder.id.PatientId;

/**
 * The roster in the keyholder's memory, searched by looking at every entry: about 10 ms for 100,000
 * patients.
 *
 * <p>It is here rather than in the photo server's database, because search tokens that a database
 * can look up, however they are keyed, tell whoever steals it how often each name occurs, and that
 * names people.
 */
public final class RosterIndex {

  private final Map<PatientId, Indexed> entries = new ConcurrentHashMap<>();

  /**
   * An entry and its words, in the form in which they are compared.
   *
   * @param order by which entries are sorted; made once, because a search sorts thousands
   */
  private record Indexed(PatientId patient, RosterEntry entry, List<String> words, String order) {

    boolean has(List<String> beginnings) {
      for (String beginning : beginnings) {
        if (words.stream().noneMatch(word -> word.startsWith(beginning))) {
          return false;
        }
      }
      return true;
    }

    Ranked ranked(List<String> wanted) {
      int partly = 0;
      for (String word : wanted) {
        if (!words.contains(word)) {
          partly++;
        }
      }
      return new Ranked(partly, this);
    }
  }

  /** An entry that was found, and how many words of the query only begin a word of it. */
  private record Ranked(int partly, Indexed one) {}

  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingInt(Ranked::partly)
          .thenComparing(ranked -> ranked.one().order())
          .thenComparing(ranked -> ranked.one().patient().value());

  /** Adds or replaces an entry. */
  public void put(PatientId patient, RosterEntry entry) {
    List<String> words = new ArrayList<>();
    for (String field : new String[] {entry.familyName(), entry.givenNames(), entry.number()}) {
      words.addAll(words(field));
    }
    entries.put(patient, new Indexed(patient, entry, List.copyOf(words), String.join(" ", words)));
  }

  /** Removes an entry. */
  public void remove(PatientId patient) {
    entries.remove(patient);
  }

  /** The entry of a patient. */
  public Optional<RosterEntry> of(PatientId patient) {
    return Optional.ofNullable(entries.get(patient)).map(Indexed::entry);
  }

  /**
   * Entries of which every word of the query begins a word, those with whole words first, by name;
   * one more than the limit when there are more.
   */
  public List<RosterHit> find(String query, int limit) {
    List<String> wanted = new ArrayList<>();
    Optional<LocalDate> born = Optional.empty();
    for (String part : query.strip().split("\\s+", -1)) {
      Optional<LocalDate> date = date(part);
      if (date.isPresent()) {
        born = date;
      } else {
        wanted.addAll(words(part));
      }
    }
    if (wanted.isEmpty() && born.isEmpty()) {
      return List.of();
    }
    // The worst of the best on top: a beginning that thousands share sorts no more than is shown.
    PriorityQueue<Ranked> best = new PriorityQueue<>(BEST_FIRST.reversed());
    for (Indexed one : entries.values()) {
      if ((born.isEmpty() || one.entry().born().equals(born)) && one.has(wanted)) {
        best.add(one.ranked(wanted));
        if (best.size() > limit + 1) {
          best.remove();
        }
      }
    }
    return best.stream()
        .sorted(BEST_FIRST)
        .map(ranked -> new RosterHit(ranked.one().patient(), ranked.one().entry()))
        .toList();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Letters without their marks, in lower case; digits; split at anything else. */
  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
