package org.chaperone.web.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.share.GivenShare;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.Use;
import org.chaperone.vault.Vault;
import org.chaperone.vault.consent.NotConsentedException;
import org.chaperone.vault.viewing.Viewing;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.consent.ConsentBadges;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Sharing photographs with one person by a link, seeing what is shared, and ending it. */
@Controller
final class Sharing {

  private final Vault vault;
  private final Keyholder keyholder;
  private final Roster roster;
  private final Pages pages;
  private final SiteSettings settings;

  Sharing(Vault vault, Keyholder keyholder, Roster roster, Pages pages, SiteSettings settings) {
    this.vault = vault;
    this.keyholder = keyholder;
    this.roster = roster;
    this.pages = pages;
    this.settings = settings;
  }

  @GetMapping("/shares")
  @Only({Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View all(SignedIn who) {
    boolean seesAll = who.isOneOf(Role.PRIVACY_LEAD, Role.ADMINISTRATOR);
    return pages.show(
        "share/shares", SharesPage.of(Optional.empty(), keyholder.shares(who.session()), seesAll));
  }

  @GetMapping("/patients/{patient}/shares")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View ofPatient(@PathVariable String patient, SignedIn who) {
    PatientId id = PatientId.parse(patient);
    SharesPage page = SharesPage.of(Optional.empty(), keyholder.sharesOf(who.session(), id), true);
    return pages.show(
        "share/shares",
        new SharesPage(Optional.of(roster.line(who, id)), page.live(), page.past(), true));
  }

  @GetMapping("/patients/{patient}/shares/new")
  @Only({Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD})
  View form(
      @PathVariable String patient,
      @RequestParam(required = false, defaultValue = "") List<String> photograph,
      SignedIn who)
      throws IOException {
    return form(PatientId.parse(patient), photograph, ShareTerms.USUAL, "", who);
  }

  private View form(
      PatientId id, List<String> chosen, ShareTerms terms, String problem, SignedIn who)
      throws IOException {
    List<PhotographId> all = vault.rows().photographsOf(id).reversed();
    List<PhotographId> some = all.subList(0, Math.min(all.size(), ReleaseRequest.MOST));
    Viewing.OpenedFacts opened = vault.viewing().factsAndConsents(who.session(), id, some, "");
    List<Tile> tiles = new ArrayList<>();
    opened.photographs().forEach((photograph, facts) -> tiles.add(new Tile(photograph, facts)));
    return pages.show(
        "share/new",
        new NewSharePage(
            roster.line(who, id),
            ConsentBadges.of(id, opened.consents(), all),
            tiles,
            Set.copyOf(chosen),
            terms,
            problem),
        problem.isEmpty() ? 200 : 400);
  }

  @PostMapping("/patients/{patient}/shares")
  @Only({Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD})
  View share(
      @PathVariable String patient,
      @RequestParam(required = false, defaultValue = "") List<String> photograph,
      @RequestParam(defaultValue = "COLLEAGUE") Recipient.Kind to,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "CARE") Use use,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "7") int days,
      @RequestParam(defaultValue = "10") int times,
      SignedIn who)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    ShareTerms terms = new ShareTerms(to, name, use, reason, days, times);
    if (photograph.isEmpty() || photograph.size() > ShareRequest.MOST) {
      return form(id, photograph, terms, Texts.of("share.none", ShareRequest.MOST), who);
    }
    List<PhotographId> some = photograph.stream().map(PhotographId::parse).toList();
    ShareRequest request;
    try {
      request = terms.of(id, some);
    } catch (IllegalArgumentException e) {
      return form(id, photograph, terms, Texts.of("share.incomplete"), who);
    }
    try {
      vault.consents().require(who.session(), id, some, request.use());
    } catch (NotConsentedException e) {
      return form(
          id,
          photograph,
          terms,
          Texts.of(
              some.size() == 1 ? "share.not-consented.one" : "share.not-consented",
              Texts.of("share.use." + request.use()),
              e.photographs(),
              some.size()),
          who);
    }
    GivenShare given = keyholder.share(who.session(), request);
    return pages.show(
        "share/given",
        new GivenPage(
            roster.line(who, id),
            request.recipient(),
            ShareLink.of(settings.origin(), given),
            given.code(),
            given.until()));
  }

  /** Who may end it is the keyholder's to say: who gave it, or who answers for all. */
  @PostMapping("/shares/{share}/end")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  String end(
      @PathVariable String share, @RequestParam(defaultValue = "") String back, SignedIn who) {
    keyholder.endShare(who.session(), ShareId.parse(share));
    return back.isEmpty()
        ? "redirect:/shares"
        : "redirect:/patients/" + PatientId.parse(back) + "/shares";
  }
}
