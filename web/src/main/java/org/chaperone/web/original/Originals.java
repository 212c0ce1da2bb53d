package org.chaperone.web.original;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.AllowedExport;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.share.Use;
import org.chaperone.vault.Vault;
import org.chaperone.vault.consent.NotConsentedException;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.account.Ways;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.chaperone.web.roster.Roster;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The original of a photograph, bit by bit as it came in: it leaves by two people's word. */
@Controller
final class Originals {

  /** Under the keyholder's four hours, counted from the approval. */
  private static final Duration ALLOWED = Duration.ofHours(4).minusMinutes(5);

  private final Vault vault;
  private final Keyholder keyholder;
  private final Roster roster;
  private final Ways ways;
  private final Pages pages;

  Originals(Vault vault, Keyholder keyholder, Roster roster, Ways ways, Pages pages) {
    this.vault = vault;
    this.keyholder = keyholder;
    this.roster = roster;
    this.ways = ways;
    this.pages = pages;
  }

  @GetMapping("/patients/{patient}/photographs/{photograph}/original")
  @Only({Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD})
  View page(@PathVariable String patient, @PathVariable String photograph, SignedIn who)
      throws NotInVaultException {
    PatientId whose = PatientId.parse(patient);
    return page(whose, theirs(whose, photograph), Use.CARE, "", "", who);
  }

  private View page(
      PatientId patient,
      PhotographId photograph,
      Use use,
      String reason,
      String problem,
      SignedIn who) {
    return pages.show(
        "original/original",
        new OriginalPage(
            roster.line(who, patient),
            photograph,
            allowed(who, patient).map(AllowedExport::until),
            waiting(who, patient),
            use,
            reason,
            problem),
        problem.isEmpty() ? 200 : 400);
  }

  private PhotographId theirs(PatientId patient, String photograph) throws NotInVaultException {
    PhotographId id = PhotographId.parse(photograph);
    if (!vault.rows().photographsOf(patient).contains(id)) {
      throw new NotInVaultException();
    }
    return id;
  }

  private Optional<AllowedExport> allowed(SignedIn who, PatientId patient) {
    return keyholder.exports(who.session()).stream()
        .filter(one -> one.patients().contains(patient))
        .findFirst();
  }

  private Optional<Instant> waiting(SignedIn who, PatientId patient) {
    return keyholder.pending(who.session()).stream()
        .filter(
            one ->
                one.action() instanceof Action.Export export
                    && export.account().equals(who.account())
                    && export.patients().contains(patient))
        .map(PendingRequest::until)
        .findFirst();
  }

  @PostMapping("/patients/{patient}/photographs/{photograph}/original")
  @Only({Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD})
  Object ask(
      @PathVariable String patient,
      @PathVariable String photograph,
      @RequestParam(defaultValue = "CARE") Use use,
      @RequestParam String reason,
      SignedIn who)
      throws IOException {
    PatientId whose = PatientId.parse(patient);
    PhotographId id = theirs(whose, photograph);
    try {
      vault.consents().require(who.session(), whose, List.of(id), use);
    } catch (NotConsentedException e) {
      String problem = Texts.of("original.not-consented", Texts.of("share.use." + use));
      return page(whose, id, use, reason, problem, who);
    }
    // The second person decides on what it is for, and the ledger keeps it.
    String words = Texts.of("share.use.long." + use) + ". " + reason.strip();
    keyholder.ask(
        who.session(),
        new Action.Export(who.account(), List.of(whose), words, Instant.now().plus(ALLOWED)));
    return "redirect:" + path(whose, id);
  }

  private static String path(PatientId patient, PhotographId photograph) {
    return "/patients/" + patient + "/photographs/" + photograph + "/original";
  }

  /** The reason on the ledger names the request, whose entry has the words that were approved. */
  @GetMapping("/patients/{patient}/photographs/{photograph}/original/file")
  @Only({Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD})
  @Nullable View file(
      @PathVariable String patient,
      @PathVariable String photograph,
      SignedIn who,
      HttpServletResponse response)
      throws IOException {
    PatientId whose = PatientId.parse(patient);
    PhotographId id = theirs(whose, photograph);
    AllowedExport allowed = allowed(who, whose).orElseThrow(Originals::notAllowed);
    try {
      vault
          .viewing()
          .export(
              who.session(),
              id,
              "as approved in request " + allowed.id(),
              name -> {
                response.setContentType("application/octet-stream");
                response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
                response.setHeader("Cache-Control", "no-store");
                return response.getOutputStream();
              });
      return null;
    } catch (RefusedException e) {
      if (e.refused().why() != Refusal.CONFIRM) {
        throw e;
      }
      // A download leaves its page standing, so it goes on at the page and not at the file.
      return pages.show("account/confirm", ways.before(path(whose, id), who), 403);
    }
  }

  private static RefusedException notAllowed() {
    return new RefusedException(
        new Refused(
            Refusal.NO_EXPORT_APPROVAL,
            "Originals leave by an approval of two people, and there is none for this.",
            Optional.empty()));
  }
}
