package org.chaperone.keyholder.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.junit.jupiter.api.Test;

/** The index finds what looking at every entry finds. */
final class RosterIndexTest {

  private static final String[] SYLLABLES = {"an", "na", "ann", "b", "Mü", "el-", "o 1", "7", "é"};
  private static final RosterReader EVERYTHING = new RosterReader((_, _) -> true, true);
  private static final RosterReader LITTLE = new RosterReader((_, _) -> false, true);

  private final Random random = new Random(11);
  private final RosterIndex index = new RosterIndex();
  private final Map<PatientId, Listed> all = new LinkedHashMap<>();

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return text.toString();
  }

  private void put(PatientId patient) {
    RosterEntry entry =
        new RosterEntry(text(4), text(3), text(3).strip(), Optional.empty(), "", "");
    Optional<Sensitive> sensitive =
        random.nextInt(4) == 0
            ? Optional.of(new Sensitive("Case " + text(3), List.of()))
            : Optional.empty();
    index.put(patient, entry, sensitive);
    all.put(patient, Listed.of(patient, entry, sensitive));
  }

  private Set<PatientId> found(String query, RosterReader reader) {
    return index.find(new RosterQuery(query, List.of(), RosterQuery.MOST), reader).stream()
        .map(RosterHit::patient)
        .collect(Collectors.toSet());
  }

  private Set<PatientId> looked(String query, boolean seesAll) {
    String[] words = Listed.words(query);
    return all.values().stream()
        .filter(
            one ->
                ((seesAll || one.sensitive().isEmpty()) && Listed.allBegin(words, one.words()))
                    || (one.sensitive().isPresent()
                        && (Listed.allBegin(words, one.aliasWords())
                            || (one.entry()
                                    .number()
                                    .toLowerCase(Locale.ROOT)
                                    .equals(query.strip().toLowerCase(Locale.ROOT))
                                && !one.entry().number().isBlank()))))
        .map(Listed::patient)
        .collect(Collectors.toSet());
  }

  /** Of many, those that are shown and one more. */
  private static int assertSame(Set<PatientId> wanted, Set<PatientId> found, String query) {
    if (wanted.size() <= RosterQuery.MOST) {
      assertEquals(wanted, found, query);
    } else {
      assertEquals(RosterQuery.MOST + 1, found.size(), query);
      assertTrue(wanted.containsAll(found), query);
    }
    return found.size();
  }

  @Test
  void findsWhatLookingAtEveryEntryFinds() {
    List<PatientId> patients = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      PatientId patient = new PatientId(new Id128(random.nextLong(), random.nextLong()));
      patients.add(patient);
      put(patient);
    }
    // Names change, and patients go.
    patients.subList(0, 60).forEach(this::put);
    for (PatientId gone : patients.subList(40, 80)) {
      index.remove(gone);
      all.remove(gone);
    }
    int hits = 0;
    for (int i = 0; i < 400; i++) {
      String query = text(2) + (random.nextBoolean() ? " " + text(2) : "");
      hits += assertSame(looked(query, true), found(query, EVERYTHING), query);
      hits += assertSame(looked(query, false), found(query, LITTLE), query);
    }
    assertTrue(hits > 1000, "few were found: " + hits);
  }

  @Test
  void aPatientIsFoundOnceAndByTheirNewNameAlone() {
    PatientId anna = new PatientId(new Id128(1, 2));
    index.put(
        anna, new RosterEntry("Angst", "Anna", "an-7", Optional.empty(), "", ""), Optional.empty());
    assertEquals(
        1,
        index.find(new RosterQuery("an", List.of(), 12), EVERYTHING).size(),
        "three words begin so");
    index.put(
        anna, new RosterEntry("Berg", "Anna", "7", Optional.empty(), "", ""), Optional.empty());
    assertEquals(Set.of(), found("angst", EVERYTHING));
    assertEquals(Set.of(anna), found("be ann 7", EVERYTHING));
  }
}
