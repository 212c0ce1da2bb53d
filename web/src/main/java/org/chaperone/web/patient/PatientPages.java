package org.chaperone.web.patient;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.budget.Standing;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.vault.viewing.Viewing;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.consent.ConsentBadges;
import org.chaperone.web.page.Pages;
import org.chaperone.web.patient.PatientPage.Group;
import org.chaperone.web.photograph.Order;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.OwnPatients;
import org.chaperone.web.roster.PatientLine;
import org.chaperone.web.roster.Roster;
import org.chaperone.web.sensitive.GatePage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A patient's page, and the ways to it when the budget says no. */
@Controller
final class PatientPages {

  private final Vault vault;
  private final Roster roster;
  private final OwnPatients owns;
  private final Pages pages;

  PatientPages(Vault vault, Roster roster, OwnPatients owns, Pages pages) {
    this.vault = vault;
    this.roster = roster;
    this.owns = owns;
    this.pages = pages;
  }

  @GetMapping("/patients/{patient}")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View page(
      @PathVariable String patient,
      @RequestParam(defaultValue = "visit") String by,
      @RequestParam(defaultValue = "0") int part,
      SignedIn who,
      HttpSession browser)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    try {
      return pages.show("patient/patient", page(id, by.equals("site"), part, who, browser));
    } catch (RefusedException e) {
      return e.refused().why() == Refusal.SENSITIVE
          ? pages.show("sensitive/gate", new GatePage(roster.line(who, id), ""), 403)
          : closed(id, e, who);
    }
  }

  private PatientPage page(
      PatientId id, boolean bySite, int part, SignedIn who, HttpSession browser)
      throws IOException {
    List<PhotographId> all = vault.rows().photographsOf(id).reversed();
    int parts = Math.max(1, Math.ceilDiv(all.size(), ReleaseRequest.MOST));
    if (part < 0 || part >= parts) {
      throw new NotInVaultException();
    }
    int from = part * ReleaseRequest.MOST;
    List<PhotographId> some = all.subList(from, Math.min(all.size(), from + ReleaseRequest.MOST));
    PatientLine line = roster.line(who, id);
    List<Tile> tiles = new ArrayList<>();
    // Asked also when there are none: whoever adds photographs has opened the patient.
    Viewing.OpenedFacts opened = vault.viewing().factsAndConsents(who.session(), id, some, "");
    opened.photographs().forEach((photograph, facts) -> tiles.add(new Tile(photograph, facts)));
    List<Group> groups = bySite ? Timeline.bySite(tiles) : Timeline.byVisit(tiles);
    Order.keep(
        browser, id, groups.stream().flatMap(g -> g.tiles().stream()).map(Tile::id).toList());
    return new PatientPage(
        line,
        ConsentBadges.of(id, opened.consents(), all),
        groups,
        bySite,
        tiles.stream().map(Tile::site).filter(site -> !site.isEmpty()).distinct().sorted().toList(),
        all.size(),
        part,
        parts,
        vault.keyholder().budget(who.session()));
  }

  private View closed(PatientId id, RefusedException refusal, SignedIn who) {
    Refused refused = refusal.refused();
    boolean isBudget =
        refused.why() == Refusal.ACCOUNT_BUDGET
            || refused.why() == Refusal.CLINIC_BUDGET
            || refused.why() == Refusal.BREAK_GLASS_SPENT;
    if (!isBudget) {
      throw refusal;
    }
    Standing budget = vault.keyholder().budget(who.session());
    return pages.show(
        "patient/closed",
        new ClosedPage(
            id,
            refused.sentence(),
            refused.nextAllowed(),
            who.role().treats() && budget.breakGlassLeft() > 0,
            who.isOneOf(Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD),
            budget),
        403);
  }

  @PostMapping("/patients/{patient}/break-glass")
  @Only({Role.DOCTOR, Role.NURSE})
  Object breakGlass(@PathVariable String patient, @RequestParam String reason, SignedIn who) {
    PatientId id = PatientId.parse(patient);
    ReleaseRequest request =
        ReleaseRequest.of(
            id, List.of(), Rendition.RECORD, reason.substring(0, Math.min(500, reason.length())));
    return switch (vault.keyholder().breakGlass(who.session(), request)) {
      case Granted granted -> {
        // The key itself is not needed: for an hour now the patient is outside of the budget.
        granted.close();
        yield "redirect:/patients/" + id;
      }
      case Refused refused -> closed(id, new RefusedException(refused), who);
    };
  }

  @PostMapping("/patients/{patient}/care")
  @Only({Role.DOCTOR, Role.NURSE})
  String care(@PathVariable String patient, @RequestParam boolean own, SignedIn who)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    if (vault.rows().patient(id).isEmpty()) {
      throw new NotInVaultException();
    }
    if (own) {
      owns.begin(who, id);
    } else {
      owns.end(who, id);
    }
    return "redirect:/patients/" + id;
  }
}
