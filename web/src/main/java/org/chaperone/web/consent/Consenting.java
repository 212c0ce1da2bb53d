package org.chaperone.web.consent;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.consent.Consent;
import org.chaperone.vault.consent.ConsentHistory;
import org.chaperone.vault.consent.ConsentHistory.Answer;
import org.chaperone.vault.consent.Permission;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.vault.consent.Signature;
import org.chaperone.vault.consent.Wording;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
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

/** Asking a patient what their photographs may be used for, and what was answered so far. */
@Controller
final class Consenting {

  private final Vault vault;
  private final Keyholder keyholder;
  private final Roster roster;
  private final Pages pages;

  Consenting(Vault vault, Keyholder keyholder, Roster roster, Pages pages) {
    this.vault = vault;
    this.keyholder = keyholder;
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/patients/{patient}/consent")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View page(
      @PathVariable String patient, @RequestParam(defaultValue = "") String withdrawn, SignedIn who)
      throws IOException {
    return page(PatientId.parse(patient), !withdrawn.isEmpty(), "", who);
  }

  private View page(PatientId id, boolean isWithdrawn, String problem, SignedIn who)
      throws IOException {
    // The history first: whoever may not open the patient is told so before a name is shown.
    ConsentHistory history = vault.consents().of(who.session(), id, "");
    List<PhotographId> all = vault.rows().photographsOf(id);
    List<ConsentPage.Numbered> entries = new ArrayList<>();
    for (Consent entry : history.entries()) {
      entries.addFirst(new ConsentPage.Numbered(entries.size() + 1, entry));
    }
    List<Purpose> given =
        Stream.of(Purpose.values())
            .filter(
                one ->
                    switch (history.of(one, all)) {
                      case Answer.Allowed _, Answer.Partly _ -> true;
                      case Answer.Refused _, Answer.Unsaid _ -> false;
                    })
            .toList();
    return pages.show(
        "consent/consent",
        new ConsentPage(
            roster.line(who, id),
            ConsentBadges.of(id, history, all),
            entries,
            given,
            Copy.of(keyholder, who, id),
            isWithdrawn,
            problem),
        problem.isEmpty() ? 200 : 400);
  }

  @GetMapping("/patients/{patient}/consent/new")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View form(
      @PathVariable String patient,
      @RequestParam(required = false, defaultValue = "") List<String> photograph,
      SignedIn who)
      throws IOException {
    return form(PatientId.parse(patient), photograph, "", who);
  }

  private View form(PatientId id, List<String> chosen, String problem, SignedIn who)
      throws IOException {
    List<PhotographId> some =
        chosen.isEmpty()
            ? vault.rows().photographsOf(id).reversed()
            : chosen.stream().map(PhotographId::parse).toList();
    List<Tile> tiles = new ArrayList<>();
    vault
        .viewing()
        .facts(who.session(), id, some.subList(0, Math.min(some.size(), ReleaseRequest.MOST)), "")
        .forEach((photograph, facts) -> tiles.add(new Tile(photograph, facts)));
    return pages.show(
        "consent/sign",
        new SignPage(roster.line(who, id), wording(who), tiles, !chosen.isEmpty(), problem),
        problem.isEmpty() ? 200 : 400);
  }

  private Wording wording(SignedIn who) throws IOException {
    return vault.wordings().present(who.session()).orElseGet(OwnWording::get);
  }

  @PostMapping("/patients/{patient}/consent")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  Object sign(
      @PathVariable String patient,
      @RequestParam(defaultValue = "-1") long version,
      @RequestParam(defaultValue = "") String covers,
      @RequestParam(required = false, defaultValue = "") List<String> photograph,
      @RequestParam Map<String, String> fields,
      SignedIn who)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    Wording wording = wording(who);
    if (version != wording.version()) {
      // It was changed while the patient read: what is signed is what was read.
      return form(id, photograph, Texts.of("consent.changed"), who);
    }
    Set<PhotographId> about = covered(covers, photograph);
    if (covers.equals("chosen") && about.isEmpty()) {
      return form(id, List.of(), Texts.of("consent.none"), who);
    }
    Consent entry;
    try {
      entry = entry(about, wording, fields, who);
    } catch (IllegalArgumentException e) {
      return form(id, photograph, Texts.of("consent.incomplete"), who);
    }
    vault.consents().add(who.session(), id, entry, "");
    return "redirect:/patients/" + id + "/consent";
  }

  private static Set<PhotographId> covered(String covers, List<String> photographs) {
    return covers.equals("chosen")
        ? photographs.stream().map(PhotographId::parse).collect(Collectors.toSet())
        : Set.of();
  }

  private static Consent entry(
      Set<PhotographId> about, Wording wording, Map<String, String> fields, SignedIn who) {
    Set<Permission> allowed = new HashSet<>();
    Set<Purpose> refused = EnumSet.noneOf(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      switch (fields.getOrDefault("answer-" + purpose, "")) {
        case "yes" ->
            allowed.add(
                new Permission(
                    purpose,
                    purpose.needsPlace()
                        ? fields.getOrDefault("where-" + purpose, "").strip()
                        : ""));
        case "no" -> refused.add(purpose);
        default -> throw new IllegalArgumentException("each purpose is answered");
      }
    }
    String strokes = fields.getOrDefault("strokes", "");
    if (strokes.isEmpty() && fields.getOrDefault("typed", "").isEmpty()) {
      throw new IllegalArgumentException("nothing was signed");
    }
    return new Consent(
        about,
        allowed,
        refused,
        Instant.now(),
        who.name(),
        "",
        Optional.of(wording),
        Optional.of(new Signature(fields.getOrDefault("signer", "").strip(), strokes)));
  }

  @PostMapping("/patients/{patient}/consent/withdraw")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  Object withdraw(
      @PathVariable String patient,
      @RequestParam(required = false, defaultValue = "") List<Purpose> purpose,
      @RequestParam(required = false, defaultValue = "") List<String> photograph,
      @RequestParam(defaultValue = "") String how,
      SignedIn who)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    if (purpose.isEmpty() || how.isBlank() || how.length() > Consent.LONGEST) {
      return page(id, false, Texts.of("consent.withdraw.incomplete"), who);
    }
    vault
        .consents()
        .add(
            who.session(),
            id,
            new Consent(
                photograph.stream().map(PhotographId::parse).collect(Collectors.toSet()),
                Set.of(),
                Set.copyOf(purpose),
                Instant.now(),
                who.name(),
                how.strip(),
                Optional.empty(),
                Optional.empty()),
            "");
    return "redirect:/patients/" + id + "/consent?withdrawn=1#copies";
  }

  /** An entry on paper. */
  @GetMapping("/patients/{patient}/consent/{number}")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View copy(@PathVariable String patient, @PathVariable int number, SignedIn who)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    List<Consent> entries = vault.consents().of(who.session(), id, "a copy on paper").entries();
    if (number < 1 || number > entries.size()) {
      throw new NotInVaultException();
    }
    return pages.show(
        "consent/copy", new SignedCopy(roster.line(who, id), entries.get(number - 1), number));
  }
}
