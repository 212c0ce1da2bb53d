package org.chaperone.web.seen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.exposure.WholeHistory;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.consent.ConsentHistory;
import org.chaperone.vault.viewing.Viewing;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Texts;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;
import org.chaperone.web.roster.Roster;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A patient's own report, and what proves it. Made by the privacy lead or who treats them. */
@Controller
final class Reporting {

  /** The reason in the ledger: that a report was made is part of the next one. */
  private static final String REASON = "a report for the patient";

  private final Vault vault;
  private final Keyholder keyholder;
  private final Roster roster;
  private final ReportPdf pdf = new ReportPdf();

  Reporting(Vault vault, Keyholder keyholder, Roster roster) {
    this.vault = vault;
    this.keyholder = keyholder;
    this.roster = roster;
  }

  /** Posted, because it writes into the ledger. */
  @PostMapping("/patients/{patient}/seen/report.pdf")
  @Only({Role.DOCTOR, Role.PRIVACY_LEAD})
  void report(
      @PathVariable String patient,
      @RequestParam(defaultValue = "") String roles,
      SignedIn who,
      HttpServletResponse response)
      throws IOException {
    PatientId id = PatientId.parse(patient);
    PatientLine line = roster.line(who, id);
    if (who.role() == Role.DOCTOR && !line.isOwn()) {
      throw new RefusedException(
          new Refused(Refusal.ROLE, Texts.of("report.not-treating"), Optional.empty()));
    }
    SeenReport report = report(id, line, roles.isEmpty(), who);
    response.setContentType(MediaType.APPLICATION_PDF_VALUE);
    response.setHeader("Content-Disposition", attachment("who-has-seen.pdf"));
    response.setHeader("Cache-Control", "no-store");
    pdf.write(report, response.getOutputStream());
  }

  private SeenReport report(PatientId id, PatientLine line, boolean namesStaff, SignedIn who)
      throws IOException {
    List<PhotographId> all = vault.rows().photographsOf(id);
    List<Tile> tiles = new ArrayList<>();
    ConsentHistory consents = new ConsentHistory(List.of());
    int from = 0;
    do {
      List<PhotographId> some = all.subList(from, Math.min(all.size(), from + ReleaseRequest.MOST));
      Viewing.OpenedFacts opened =
          vault.viewing().factsAndConsents(who.session(), id, some, REASON);
      opened.photographs().forEach((photograph, facts) -> tiles.add(new Tile(photograph, facts)));
      consents = opened.consents();
      from += some.size();
    } while (from < all.size());
    List<PastOpening> entries = new ArrayList<>();
    WholeHistory part = keyholder.wholeHistory(who.session(), id, 0);
    entries.addAll(part.entries());
    while (part.next() < part.size()) {
      part = keyholder.wholeHistory(who.session(), id, part.next());
      entries.addAll(part.entries());
    }
    return new SeenReport(
        line,
        who.name(),
        Instant.now(),
        namesStaff,
        tiles,
        Sitting.of(entries.reversed()).reversed(),
        keyholder.sharesOf(who.session(), id).reversed(),
        consents.entries(),
        part.size(),
        part.checkpoint().lines().skip(2).findFirst().orElse(""));
  }

  /** The evidence; who has it can check that nothing is missing. */
  @GetMapping("/patients/{patient}/seen/evidence")
  @Only(Role.PRIVACY_LEAD)
  ResponseEntity<byte[]> evidence(@PathVariable String patient, SignedIn who) {
    byte[] bundle = keyholder.patientEvidence(who.session(), PatientId.parse(patient));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", attachment("who-has-seen.evidence"))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(bundle);
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }
}
