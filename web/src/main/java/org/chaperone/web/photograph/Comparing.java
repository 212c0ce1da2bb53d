package org.chaperone.web.photograph;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.vault.viewing.Viewed;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.roster.Roster;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Before and after: side by side, behind a slider, one over the other. */
@Controller
final class Comparing {

  private final Vault vault;
  private final Roster roster;
  private final Pages pages;
  private final Registration registration = new Registration();

  Comparing(Vault vault, Roster roster, Pages pages) {
    this.vault = vault;
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/patients/{patient}/compare")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View page(
      @PathVariable String patient,
      @RequestParam String after,
      @RequestParam(defaultValue = "") String before,
      SignedIn who)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    List<PhotographId> newest = vault.rows().photographsOf(id).reversed();
    List<Tile> all = new ArrayList<>();
    vault
        .viewing()
        .facts(
            who.session(), id, newest.subList(0, Math.min(ReleaseRequest.MOST, newest.size())), "")
        .forEach((photograph, facts) -> all.add(new Tile(photograph, facts)));
    all.sort(Comparator.comparing(tile -> tile.facts().takenAt().orElse(LocalDateTime.MAX)));
    Tile second = chosen(all, PhotographId.parse(after));
    Tile first =
        before.isEmpty() ? counterpart(all, second) : chosen(all, PhotographId.parse(before));
    return pages.show(
        "photograph/compare", new ComparePage(roster.line(who, id), first, second, all));
  }

  private static Tile chosen(List<Tile> all, PhotographId photograph) throws NotInVaultException {
    return all.stream()
        .filter(tile -> tile.id().equals(photograph))
        .findFirst()
        .orElseThrow(NotInVaultException::new);
  }

  /** The earliest other one, if possible of the same site, side and view. */
  private static Tile counterpart(List<Tile> all, Tile one) {
    Comparator<Tile> likeness =
        Comparator.comparing((Tile t) -> !t.facts().bodySite().equals(one.facts().bodySite()))
            .thenComparing(t -> !t.facts().view().equals(one.facts().view()))
            .thenComparing(t -> !t.facts().side().equals(one.facts().side()));
    // The earliest of equals: min keeps the first.
    return all.stream().filter(tile -> !tile.id().equals(one.id())).min(likeness).orElse(one);
  }

  /** Two photographs of the patient. */
  record Pair(String before, String after) {}

  /** How the one is laid over the other: nine numbers between unit squares, or none. */
  @PostMapping("/patients/{patient}/alignment")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  ResponseEntity<Object> alignment(
      @PathVariable String patient, @RequestBody Pair pair, SignedIn who) throws IOException {
    List<PhotographId> both =
        List.of(PhotographId.parse(pair.before()), PhotographId.parse(pair.after()));
    if (both.getFirst().equals(both.getLast())) {
      throw new IllegalArgumentException("a photograph is aligned with another one");
    }
    List<Viewed.OpenedPhotograph> opened =
        vault
            .viewing()
            .open(
                who.session(),
                PatientId.parse(patient),
                both,
                Rendition.THUMBNAIL,
                "",
                Optional.empty())
            .opened()
            .photographs();
    return ResponseEntity.ok(
        Map.of(
            "transform",
            registration
                .of(opened.getFirst().jpeg(), opened.getLast().jpeg())
                .orElse(new double[0])));
  }
}
