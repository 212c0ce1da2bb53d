package org.chaperone.keyholder.roster;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.keyholder.id.PatientId;

/**
 * The roster in the keyholder's memory. Its words are in order, so a query looks at those entries
 * alone that have a word beginning like the longest of its own; at all of them when it is a date
 * only. Only the best of what is found are put in order, as many as are shown.
 *
 * <p>It is here rather than in the photo server's database, because search tokens that a database
 * can look up, however they are keyed, tell whoever steals it how often each name occurs, and that
 * names people.
 *
 * <p>A sensitive patient is found by the alias. Whoever sees the name finds them by name, number
 * and birth date too; nobody else learns by any search that they are here, but for the whole
 * number, which shows the alias to those who treat.
 */
public final class RosterIndex {

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparing((Match match) -> !match.first())
          .thenComparingInt(Match::beginnings)
          .thenComparing(Match::order)
          .thenComparing(match -> match.listed().patient().value());

  private final Map<PatientId, Listed> entries = new ConcurrentHashMap<>();
  private final RosterWords words = new RosterWords();

  /** One that was found, and its place among others. */
  private record Match(
      Listed listed, boolean isOpen, boolean first, int beginnings, String order) {}

  /** What is looked for. */
  private record Wanted(String[] words, Optional<LocalDate> born, String number) {}

  /** Adds or replaces an entry. */
  public void put(PatientId patient, RosterEntry entry, Optional<Sensitive> sensitive) {
    Listed listed = Listed.of(patient, entry, sensitive);
    entries.compute(
        patient,
        (_, before) -> {
          words.replace(Optional.ofNullable(before), listed);
          return listed;
        });
  }

  /** Removes an entry. */
  public void remove(PatientId patient) {
    entries.computeIfPresent(
        patient,
        (_, before) -> {
          words.remove(before);
          return null;
        });
  }

  /** The entry of a patient, as this reader is shown it. */
  public Optional<RosterHit> of(PatientId patient, RosterReader reader) {
    return Optional.ofNullable(entries.get(patient))
        .map(listed -> listed.shown(isOpen(listed, reader)));
  }

  /** Whether a patient is sensitive, and how; what is stored, whoever asks. */
  public Optional<Sensitive> sensitive(PatientId patient) {
    return Optional.ofNullable(entries.get(patient)).flatMap(Listed::sensitive);
  }

  /** The entry of a patient, as it is stored. */
  public Optional<RosterEntry> entry(PatientId patient) {
    return Optional.ofNullable(entries.get(patient)).map(Listed::entry);
  }

  /** Whether somebody else has this alias, but for case and marks. */
  public boolean hasAlias(String alias, PatientId but) {
    String order = String.join(" ", Listed.words(alias));
    return entries.values().stream()
        .anyMatch(
            one ->
                one.sensitive().isPresent()
                    && one.aliasOrder().equals(order)
                    && !one.patient().equals(but));
  }

  /** Whether an alias holds a word of what it stands for. */
  public static boolean givesAway(String alias, RosterEntry entry) {
    Set<String> names =
        new HashSet<>(
            List.of(
                Listed.words(
                    entry.familyName() + " " + entry.givenNames() + " " + entry.number())));
    for (String word : Listed.words(alias)) {
      if (names.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(Listed listed, RosterReader reader) {
    return listed.sensitive().isEmpty()
        || reader.sees().test(listed.patient(), listed.sensitive().get());
  }

  /**
   * Entries of which every word of the query begins a word: those that come first, then those with
   * whole words, by name; one more than the limit when there are more.
   */
  public List<RosterHit> find(RosterQuery query, RosterReader reader) {
    Wanted wanted = wanted(query.text());
    if (wanted.words().length == 0 && wanted.born().isEmpty()) {
      return List.of();
    }
    Set<PatientId> first = new HashSet<>(query.first());
    PriorityQueue<Match> best = new PriorityQueue<>(query.limit() + 2, BEST_FIRST.reversed());
    for (Listed listed : candidates(wanted)) {
      boolean isOpen = isOpen(listed, reader);
      String[] words = matching(listed, isOpen, wanted, reader);
      if (words != null) {
        best.add(
            new Match(
                listed,
                isOpen,
                first.contains(listed.patient()),
                Listed.beginnings(wanted.words(), words),
                isOpen ? listed.order() : listed.aliasOrder()));
        if (best.size() > query.limit() + 1) {
          best.poll();
        }
      }
    }
    List<RosterHit> hits = new ArrayList<>();
    while (!best.isEmpty()) {
      Match match = best.remove();
      hits.addFirst(match.listed().shown(match.isOpen()));
    }
    return hits;
  }

  /** Every entry that may match, once. */
  private Collection<Listed> candidates(Wanted wanted) {
    return Arrays.stream(wanted.words())
        .max(Comparator.comparingInt(String::length))
        .<Collection<Listed>>map(words::beginningWith)
        .orElseGet(entries::values);
  }

  /** The words by which an entry was found; null when it was not. */
  private static String @org.jspecify.annotations.Nullable [] matching(
      Listed listed, boolean isOpen, Wanted wanted, RosterReader reader) {
    if (isOpen
        && (wanted.born().isEmpty() || listed.entry().born().equals(wanted.born()))
        && Listed.allBegin(wanted.words(), listed.words())) {
      return listed.words();
    }
    if (listed.sensitive().isEmpty()) {
      return null;
    }
    if (wanted.born().isEmpty() && Listed.allBegin(wanted.words(), listed.aliasWords())) {
      return listed.aliasWords();
    }
    boolean isByNumber =
        reader.findsByNumber()
            && !listed.entry().number().isBlank()
            && listed.entry().number().strip().toLowerCase(Locale.ROOT).equals(wanted.number());
    return isByNumber ? listed.aliasWords() : null;
  }

  private static Wanted wanted(String text) {
    List<String> words = new ArrayList<>();
    Optional<LocalDate> born = Optional.empty();
    for (String part : text.strip().split("\\s+", -1)) {
      Optional<LocalDate> date = date(part);
      if (date.isPresent()) {
        born = date;
      } else {
        words.addAll(List.of(Listed.words(part)));
      }
    }
    return new Wanted(words.toArray(String[]::new), born, text.strip().toLowerCase(Locale.ROOT));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
