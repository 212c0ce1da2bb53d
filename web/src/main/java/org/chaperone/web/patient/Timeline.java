package org.chaperone.web.patient;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.web.page.Page;
import org.chaperone.web.page.Texts;
import org.chaperone.web.patient.PatientPage.Group;
import org.chaperone.web.photograph.Caption;
import org.chaperone.web.photograph.Tile;

/** Puts photographs in order: by visit, the latest first; or by body site, the earliest first. */
final class Timeline {

  private static final Comparator<Tile> BY_TIME =
      Comparator.comparing(tile -> tile.facts().takenAt().orElse(LocalDateTime.MAX));

  private Timeline() {}

  static List<Group> byVisit(List<Tile> tiles) {
    Map<LocalDate, List<Tile>> visits = new TreeMap<>(Comparator.reverseOrder());
    for (Tile tile : tiles) {
      LocalDate day = tile.facts().takenAt().map(LocalDateTime::toLocalDate).orElse(LocalDate.MIN);
      visits.computeIfAbsent(day, d -> new ArrayList<>()).add(tile);
    }
    List<Group> groups = new ArrayList<>();
    visits.forEach(
        (day, theirs) ->
            groups.add(
                group(
                    day.equals(LocalDate.MIN) ? Texts.of("patient.undated") : Page.dayOf(day),
                    theirs,
                    tile -> Optional.of(tile.facts().procedure()))));
    return groups;
  }

  static List<Group> bySite(List<Tile> tiles) {
    Map<BodySite, List<Tile>> sites = new TreeMap<>();
    List<Tile> unsaid = new ArrayList<>();
    for (Tile tile : tiles) {
      tile.facts()
          .bodySite()
          .ifPresentOrElse(
              site -> sites.computeIfAbsent(site, s -> new ArrayList<>()).add(tile),
              () -> unsaid.add(tile));
    }
    List<Group> groups = new ArrayList<>();
    sites.forEach(
        (site, theirs) ->
            groups.add(group(Caption.capital(Texts.of("site." + site)), theirs, t -> day(t))));
    if (!unsaid.isEmpty()) {
      groups.add(group(Texts.of("patient.unsited"), unsaid, t -> day(t)));
    }
    return groups;
  }

  private static Optional<String> day(Tile tile) {
    return tile.facts().takenAt().map(time -> Page.dayOf(time.toLocalDate()));
  }

  private static Group group(
      String title, List<Tile> tiles, Function<Tile, Optional<String>> note) {
    List<Tile> ordered = tiles.stream().sorted(BY_TIME).toList();
    List<String> notes =
        ordered.stream()
            .flatMap(tile -> note.apply(tile).stream())
            .filter(text -> !text.isBlank())
            .distinct()
            .toList();
    String shown =
        notes.size() > 2
            ? notes.getFirst() + " – " + notes.getLast()
            : notes.stream().collect(Collectors.joining(", "));
    return new Group(title, shown, ordered);
  }
}
