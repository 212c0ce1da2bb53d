package org.chaperone.keyholder.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;

/** The words of the roster in their order, each with whose it is. Safe to use from many threads. */
final class RosterWords {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::word).thenComparing(Place::patient);

  private static final Id128 LEAST = new Id128(0, 0);

  /** Sorts behind whatever may follow a beginning. */
  private static final String BEHIND = "\uffff";

  private final NavigableMap<Place, Listed> places = new ConcurrentSkipListMap<>(ORDER);

  private record Place(String word, Id128 patient) {
    static Place of(String word, PatientId patient) {
      return new Place(word, patient.value());
    }
  }

  /** Puts an entry in the place of the one before. Whoever asks meanwhile finds one of the two. */
  void replace(Optional<Listed> before, Listed now) {
    all(now).forEach(word -> places.put(Place.of(word, now.patient()), now));
    before.ifPresent(
        old ->
            all(old)
                .filter(word -> all(now).noneMatch(word::equals))
                .forEach(word -> places.remove(Place.of(word, old.patient()))));
  }

  void remove(Listed listed) {
    all(listed).forEach(word -> places.remove(Place.of(word, listed.patient())));
  }

  /** The entries that have a word with this beginning, each once. */
  List<Listed> beginningWith(String beginning) {
    List<Listed> found = new ArrayList<>();
    for (Map.Entry<Place, Listed> one :
        places
            .subMap(new Place(beginning, LEAST), new Place(beginning + BEHIND, LEAST))
            .entrySet()) {
      // Of several words that begin so, the first counts.
      if (all(one.getValue())
          .filter(word -> word.startsWith(beginning))
          .findFirst()
          .filter(one.getKey().word()::equals)
          .isPresent()) {
        found.add(one.getValue());
      }
    }
    return found;
  }

  private static Stream<String> all(Listed listed) {
    return Stream.concat(Stream.of(listed.words()), Stream.of(listed.aliasWords()));
  }
}
