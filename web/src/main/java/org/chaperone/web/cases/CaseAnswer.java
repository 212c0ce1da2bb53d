package org.chaperone.web.cases;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaperone.desk.answer.Answering;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.Tier;
import org.chaperone.desk.phone.PhoneWords;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Role;
import org.chaperone.picture.PictureFormat;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The answer: how many, who, and what it rests on. */
@Controller
final class CaseAnswer {

  private static final int A_PAGE = 25;

  private final Rooms rooms;
  private final Intakes intakes;
  private final Vault vault;
  private final Pages pages;
  private final PhoneWords words = new PhoneWords(Locale.ENGLISH, ZoneId.systemDefault());

  CaseAnswer(Rooms rooms, Intakes intakes, Vault vault, Pages pages) {
    this.rooms = rooms;
    this.intakes = intakes;
    this.vault = vault;
    this.pages = pages;
  }

  @GetMapping("/cases/{investigation}")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View answer(
      @PathVariable String investigation,
      @RequestParam(required = false, defaultValue = "") String tier,
      @RequestParam(required = false, defaultValue = "0") int page,
      SignedIn who)
      throws IOException {
    return answer(CaseId.parse(investigation), tier, page, false, who);
  }

  /** The same page with names: each is a release of the roster, and so is asked for by itself. */
  @PostMapping("/cases/{investigation}/names")
  @Only(Role.PRIVACY_LEAD)
  View names(
      @PathVariable String investigation,
      @RequestParam String tier,
      @RequestParam int page,
      SignedIn who)
      throws IOException {
    return answer(CaseId.parse(investigation), tier, page, true, who);
  }

  private View answer(CaseId id, String wanted, int page, boolean named, SignedIn who)
      throws IOException {
    return rooms.in(
        who,
        id,
        open -> {
          Overview overview = open.overview();
          Tier tier = wanted.isEmpty() ? overview.first() : Tier.valueOf(wanted);
          List<PatientId> all = overview.of(tier);
          int count = Math.max(1, (all.size() + A_PAGE - 1) / A_PAGE);
          int at = Math.clamp(page, 0, count - 1);
          List<PatientId> some = all.subList(at * A_PAGE, Math.min(all.size(), (at + 1) * A_PAGE));
          Map<PatientId, RosterEntry> names = named ? names(some, who) : Map.of();
          Answering answering = open.room().answering();
          return pages.show(
              "cases/answer",
              new AnswerPage(
                  CaseHead.of(rooms.summary(who, id), "answer", who, open.room().record()),
                  overview.answer(),
                  open.room().record(),
                  tier,
                  some.stream().map(one -> row(answering.of(one), names)).toList(),
                  at,
                  count,
                  named,
                  intakes.state(id) instanceof Intakes.Running));
        });
  }

  private AnswerPage.Row row(PatientAnswer answer, Map<PatientId, RosterEntry> names) {
    return new AnswerPage.Row(
        answer, Optional.ofNullable(names.get(answer.patient())), words.reason(answer));
  }

  private Map<PatientId, RosterEntry> names(List<PatientId> some, SignedIn who) {
    if (some.isEmpty()) {
      return Map.of();
    }
    return vault.keyholder().namesOf(who.session(), some).found().hits().stream()
        .collect(Collectors.toMap(RosterHit::patient, RosterHit::entry));
  }

  @GetMapping("/cases/{investigation}/patients/{patient}")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View patient(@PathVariable String investigation, @PathVariable String patient, SignedIn who)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    PatientId whose = PatientId.parse(patient);
    return rooms.in(
        who,
        id,
        open -> {
          PatientAnswer answer = open.room().answering().of(whose);
          if (vault.rows().patient(whose).isEmpty() && answer.photographs().isEmpty()) {
            throw new NotInVaultException();
          }
          return pages.show(
              "cases/patient",
              new PatientEvidencePage(
                  CaseHead.of(rooms.summary(who, id), "answer", who, open.room().record()),
                  answer,
                  words.reason(answer)));
        });
  }

  /** The small copy of a leaked picture that the case keeps. */
  @GetMapping("/cases/{investigation}/leaked/{number}")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  ResponseEntity<byte[]> leaked(
      @PathVariable String investigation, @PathVariable long number, SignedIn who)
      throws IOException {
    return rooms.in(
        who,
        CaseId.parse(investigation),
        open -> {
          // Papers of other kinds have numbers too, and are nobody's to fetch like this.
          boolean isPicture =
              open.room().record().dumps().stream()
                  .flatMap(dump -> dump.findings().stream())
                  .anyMatch(finding -> finding.picture().equals(Optional.of(number)));
          if (!isPicture) {
            throw new NotInVaultException();
          }
          return picture(open.room().picture(number));
        });
  }

  /** The photograph that was found in a leak, released under the case. */
  @GetMapping("/cases/{investigation}/photographs/{photograph}")
  @Only(Role.PRIVACY_LEAD)
  ResponseEntity<byte[]> photograph(
      @PathVariable String investigation, @PathVariable String photograph, SignedIn who)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    rooms.summary(who, id);
    PhotographId which = PhotographId.parse(photograph);
    PatientId whose = vault.rows().patientOf(which).orElseThrow(NotInVaultException::new);
    return picture(
        vault
            .viewing()
            .open(
                who.session(),
                whose,
                List.of(which),
                Rendition.THUMBNAIL,
                "compared with a leaked picture",
                Optional.of(id))
            .opened()
            .photographs()
            .getFirst()
            .jpeg());
  }

  private static ResponseEntity<byte[]> picture(byte[] file) throws NotInVaultException {
    PictureFormat format = PictureFormat.of(file).orElseThrow(NotInVaultException::new);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Content-Type", "image/" + format.name().toLowerCase(Locale.ROOT))
        .body(file);
  }
}
