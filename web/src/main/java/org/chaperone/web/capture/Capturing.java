package org.chaperone.web.capture;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The page where photographs are taken and files are dropped. */
@Controller
final class Capturing {

  private static final int MOST_EARLIER = 60;

  private final Vault vault;
  private final Roster roster;
  private final Pages pages;

  Capturing(Vault vault, Roster roster, Pages pages) {
    this.vault = vault;
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/patients/{patient}/add")
  @Only({Role.DOCTOR, Role.NURSE})
  View page(@PathVariable String patient, SignedIn who) throws IOException {
    PatientId id = PatientId.parse(patient);
    List<PhotographId> all = vault.rows().photographsOf(id).reversed();
    List<Tile> earlier =
        vault
            .viewing()
            .facts(who.session(), id, all.subList(0, Math.min(MOST_EARLIER, all.size())), "")
            .entrySet()
            .stream()
            .map(one -> new Tile(one.getKey(), one.getValue()))
            .sorted(
                Comparator.comparing(
                        (Tile tile) -> tile.facts().takenAt().orElse(LocalDateTime.MIN))
                    .reversed())
            .toList();
    return pages.show(
        "capture/capture",
        new CapturePage(
            roster.line(who, id),
            earlier,
            said(earlier, PhotographFacts::procedure, Stream.empty()),
            said(
                earlier,
                PhotographFacts::stage,
                Stream.of(Texts.of("capture.stages").split(", ", -1))),
            vault.templates().all()));
  }

  private static List<String> said(
      List<Tile> tiles, Function<PhotographFacts, String> what, Stream<String> usual) {
    return Stream.concat(tiles.stream().map(Tile::facts).map(what), usual)
        .filter(text -> !text.isBlank())
        .distinct()
        .limit(20)
        .toList();
  }
}
