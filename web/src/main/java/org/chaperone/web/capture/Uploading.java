package org.chaperone.web.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Texts;
import org.chaperone.web.roster.OwnPatients;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Files in pieces: {@code POST} begins and says where to go on, {@code PATCH} brings the piece at
 * {@code Upload-Offset} and is answered with the next offset, {@code GET} asks for it after a lost
 * connection, {@code POST …/finish} adds the whole. All can be repeated.
 */
@Controller
final class Uploading {

  private final Intake intake;
  private final Vault vault;
  private final OwnPatients owns;

  Uploading(Intake intake, Vault vault, OwnPatients owns) {
    this.intake = intake;
    this.vault = vault;
    this.owns = owns;
  }

  /** What the page says of a file; empty fields were not said. */
  record Begin(
      String name,
      long size,
      String sha256,
      String takenAt,
      String site,
      String side,
      String view,
      String procedure,
      String stage) {

    /** What a browser left out is no begin. */
    Begin {
      String[] texts = {name, sha256, takenAt, site, side, view, procedure, stage};
      if (Arrays.asList(texts).contains(null)) {
        throw new IllegalArgumentException("a field is missing");
      }
    }

    Description description() {
      return new Description(
          said(takenAt).map(LocalDateTime::parse),
          said(site).map(BodySite::valueOf),
          said(side).map(Side::valueOf),
          said(view).map(View::valueOf),
          cut(procedure),
          cut(stage),
          "");
    }

    private static Optional<String> said(String text) {
      return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static String cut(String text) {
      return text.strip().substring(0, Math.min(PhotographFacts.LONGEST, text.strip().length()));
    }
  }

  @PostMapping("/patients/{patient}/uploads")
  @Only({Role.DOCTOR, Role.NURSE})
  ResponseEntity<Object> begin(@PathVariable String patient, @RequestBody Begin begin, SignedIn who)
      throws IOException, NotAcceptedException {
    PatientId id = PatientId.parse(patient);
    if (vault.rows().patient(id).isEmpty() || !begin.sha256().matches("[0-9a-f]{64}")) {
      throw new NotInVaultException();
    }
    Description description;
    try {
      description = begin.description();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no time", e);
    }
    Upload upload =
        intake.begin(
            new Upload.Wanted(
                who.account(), id, begin.name(), begin.size(), begin.sha256(), description));
    return ResponseEntity.ok(Map.of("id", upload.id, "offset", upload.offset()));
  }

  @PatchMapping("/uploads/{upload}")
  @Only({Role.DOCTOR, Role.NURSE})
  ResponseEntity<Object> append(
      @PathVariable String upload,
      @RequestHeader("Upload-Offset") long offset,
      HttpServletRequest request,
      SignedIn who)
      throws IOException, NotAcceptedException {
    Upload known = known(upload, who);
    byte[] piece = request.getInputStream().readNBytes(Intake.MOST_A_PIECE + 1);
    if (piece.length > Intake.MOST_A_PIECE) {
      throw new NotAcceptedException(413, Texts.of("fault.413.do"));
    }
    long next = intake.append(known, offset, piece);
    boolean isTaken = offset >= 0 && next == offset + piece.length;
    return ResponseEntity.status(isTaken ? 200 : 409).body(Map.of("offset", next));
  }

  @GetMapping("/uploads/{upload}")
  @Only({Role.DOCTOR, Role.NURSE})
  ResponseEntity<Object> offset(@PathVariable String upload, SignedIn who)
      throws NotInVaultException {
    return ResponseEntity.ok(Map.of("offset", known(upload, who).offset()));
  }

  @PostMapping("/uploads/{upload}/finish")
  @Only({Role.DOCTOR, Role.NURSE})
  ResponseEntity<Object> finish(@PathVariable String upload, SignedIn who)
      throws IOException, NotAcceptedException {
    Upload known = known(upload, who);
    PatientId patient = known.wanted.patient();
    return switch (intake.finish(known, who)) {
      case AddOutcome.Added(PhotographId photograph, long entry) -> {
        owns.begin(who, patient);
        yield ResponseEntity.ok(
            Map.of("to", "/patients/" + patient + "/photographs/" + photograph, "there", false));
      }
      case AddOutcome.AlreadyThere(PhotographId same) -> {
        if (vault.rows().patientOf(same).filter(patient::equals).isEmpty()) {
          throw new NotAcceptedException(422, Texts.of("upload.elsewhere"));
        }
        yield ResponseEntity.ok(
            Map.of("to", "/patients/" + patient + "/photographs/" + same, "there", true));
      }
      case AddOutcome.Unreadable(String reason) ->
          throw new NotAcceptedException(422, Texts.of("upload.unreadable", reason));
    };
  }

  @DeleteMapping("/uploads/{upload}")
  @Only({Role.DOCTOR, Role.NURSE})
  ResponseEntity<Object> drop(@PathVariable String upload, SignedIn who) throws IOException {
    intake.drop(known(upload, who));
    return ResponseEntity.noContent().build();
  }

  private Upload known(String upload, SignedIn who) throws NotInVaultException {
    return intake.find(upload, who.account()).orElseThrow(NotInVaultException::new);
  }

  @ExceptionHandler
  ResponseEntity<Object> notAccepted(NotAcceptedException e) {
    return ResponseEntity.status(e.status()).body(Map.of("sentence", e.sentence()));
  }
}
