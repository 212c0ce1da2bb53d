package org.chaperone.web.correcting;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.facts.PhotographFacts.Correction;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * What is said of a photograph can be corrected, and a correction undone; nothing is overwritten.
 */
@Controller
final class CorrectingPages {

  private static final int LONGEST_REASON = 500;

  private final Vault vault;
  private final Roster roster;
  private final Pages pages;

  CorrectingPages(Vault vault, Roster roster, Pages pages) {
    this.vault = vault;
    this.roster = roster;
    this.pages = pages;
  }

  /** What the form holds, as typed; empty fields are not said. */
  record Typed(
      String site, String side, String view, String procedure, String stage, String takenAt) {

    /** What a browser left out was not typed. */
    Typed {
      site = Objects.requireNonNullElse(site, "");
      side = Objects.requireNonNullElse(side, "");
      view = Objects.requireNonNullElse(view, "");
      procedure = Objects.requireNonNullElse(procedure, "");
      stage = Objects.requireNonNullElse(stage, "");
      takenAt = Objects.requireNonNullElse(takenAt, "");
    }

    Description description(Optional<LocalDateTime> before) {
      return new Description(
          said(takenAt).map(LocalDateTime::parse).map(time -> exact(time, before)),
          said(site).map(BodySite::valueOf),
          said(side).map(Side::valueOf),
          said(view).map(org.chaperone.vault.facts.View::valueOf),
          cut(procedure),
          cut(stage),
          "");
    }

    /** The field has no seconds; a time that was not touched keeps its own. */
    private static LocalDateTime exact(LocalDateTime typed, Optional<LocalDateTime> before) {
      return before
          .filter(time -> time.withSecond(0).withNano(0).equals(typed.withSecond(0).withNano(0)))
          .orElse(typed);
    }

    private static Optional<String> said(String text) {
      return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static String cut(String text) {
      return text.strip().substring(0, Math.min(PhotographFacts.LONGEST, text.strip().length()));
    }
  }

  @GetMapping("/patients/{patient}/photographs/{photograph}/facts")
  @Only({Role.DOCTOR, Role.NURSE})
  View page(@PathVariable String patient, @PathVariable String photograph, SignedIn who)
      throws IOException {
    return page(PatientId.parse(patient), PhotographId.parse(photograph), who, "");
  }

  private View page(PatientId patient, PhotographId photograph, SignedIn who, String fault)
      throws IOException {
    PhotographFacts facts = facts(patient, photograph, who);
    return pages.show(
        "correcting/facts",
        new CorrectPage(roster.line(who, patient), new Tile(photograph, facts), fault),
        fault.isEmpty() ? 200 : 422);
  }

  private PhotographFacts facts(PatientId patient, PhotographId photograph, SignedIn who)
      throws IOException {
    return Objects.requireNonNull(
        vault.viewing().facts(who.session(), patient, List.of(photograph), "").get(photograph));
  }

  @PostMapping("/patients/{patient}/photographs/{photograph}/facts")
  @Only({Role.DOCTOR, Role.NURSE})
  Object correct(
      @PathVariable String patient,
      @PathVariable String photograph,
      @ModelAttribute Typed typed,
      SignedIn who)
      throws IOException {
    PatientId whose = PatientId.parse(patient);
    PhotographId id = PhotographId.parse(photograph);
    Description said;
    try {
      said = typed.description(facts(whose, id, who).takenAt());
    } catch (DateTimeParseException e) {
      return page(whose, id, who, Texts.of("correct.wrong"));
    }
    vault.correcting().correct(who.session(), whose, id, said, who.name());
    return "redirect:/patients/" + whose + "/photographs/" + id;
  }

  @PostMapping("/patients/{patient}/photographs/{photograph}/facts/undo")
  @Only({Role.DOCTOR, Role.NURSE})
  String undo(
      @PathVariable String patient,
      @PathVariable String photograph,
      @RequestParam long at,
      SignedIn who)
      throws IOException {
    PatientId whose = PatientId.parse(patient);
    PhotographId id = PhotographId.parse(photograph);
    Correction was =
        facts(whose, id, who).corrections().stream()
            .filter(one -> one.at() == at)
            .findFirst()
            .orElseThrow(NotInVaultException::new);
    Description before =
        new Description(
            was.takenAt(),
            was.bodySite(),
            was.side(),
            was.view(),
            was.procedure(),
            was.stage(),
            "");
    vault.correcting().correct(who.session(), whose, id, before, who.name());
    return "redirect:/patients/" + whose + "/photographs/" + id + "/facts";
  }

  /** What two people do cannot be undone, so it is only asked for here. */
  @PostMapping("/patients/{patient}/photographs/{photograph}/erase")
  @Only(Role.DOCTOR)
  String erase(
      @PathVariable String patient,
      @PathVariable String photograph,
      @RequestParam String reason,
      SignedIn who)
      throws NotInVaultException {
    PatientId whose = PatientId.parse(patient);
    PhotographId id = PhotographId.parse(photograph);
    if (vault.rows().patientOf(id).filter(whose::equals).isEmpty()) {
      throw new NotInVaultException();
    }
    String why = reason.strip().substring(0, Math.min(LONGEST_REASON, reason.strip().length()));
    vault.keyholder().ask(who.session(), new Action.ErasePhotographs(whose, List.of(id), why));
    return "redirect:/approvals";
  }
}
