package org.chaperone.web.administration.patients;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.administration.Alarm;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.vault.Vault;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.roster.FoundPatients;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Decoys: made and seen by the privacy lead alone. */
@Controller
final class Decoying {

  private static final int NAMED_AT_ONCE = 50;
  private static final int MOST_PHOTOGRAPHS = 6;
  private static final int ALARMS = 500;

  private final Vault vault;
  private final Roster roster;
  private final DecoyPhotographs photographs;
  private final Pages pages;

  Decoying(Vault vault, Roster roster, DecoyPhotographs photographs, Pages pages) {
    this.vault = vault;
    this.roster = roster;
    this.photographs = photographs;
    this.pages = pages;
  }

  @GetMapping("/administration/decoys")
  @Only(Role.PRIVACY_LEAD)
  View page(SignedIn who) {
    return page(who, Optional.empty());
  }

  /** Searches are posted: addresses end up in logs. */
  @PostMapping("/administration/decoys/find")
  @Only(Role.PRIVACY_LEAD)
  View find(@RequestParam(name = "q", defaultValue = "") String typed, SignedIn who) {
    return page(who, Optional.of(roster.find(who, typed)));
  }

  private View page(SignedIn who, Optional<FoundPatients> found) {
    List<PatientId> decoys = vault.keyholder().decoys(who.session());
    List<DecoysPage.Line> lines = new ArrayList<>();
    if (!decoys.isEmpty()) {
      for (RosterHit hit :
          vault
              .keyholder()
              .namesOf(who.session(), decoys.subList(0, Math.min(NAMED_AT_ONCE, decoys.size())))
              .found()
              .hits()) {
        lines.add(
            new DecoysPage.Line(
                hit.patient(),
                hit.entry().familyName() + ", " + hit.entry().givenNames(),
                vault.rows().photographsOf(hit.patient()).size()));
      }
    }
    List<Alarm> alarms =
        vault.keyholder().alarms(who.session(), ALARMS).stream()
            .filter(alarm -> alarm.notice().kind() == Notice.Kind.DECOY)
            .toList();
    return pages.show(
        "administration/decoys",
        new DecoysPage(lines, vault.keyholder().status().patients(), alarms, found));
  }

  @PostMapping("/administration/decoys")
  @Only(Role.PRIVACY_LEAD)
  String make(
      @RequestParam String family,
      @RequestParam String given,
      @RequestParam(defaultValue = "") String number,
      @RequestParam String born,
      @RequestParam int count,
      SignedIn who)
      throws IOException {
    boolean isThere =
        !number.isBlank() && vault.patientByNumber(who.session(), number.strip()).isPresent();
    if (family.isBlank() || isThere || count < 0 || count > MOST_PHOTOGRAPHS) {
      throw new IllegalArgumentException("no decoy");
    }
    PatientId decoy =
        vault.addPatient(
            who.session(),
            new RosterEntry(
                family.strip(),
                given.strip(),
                number.strip(),
                Optional.of(LocalDate.parse(born)),
                "",
                ""),
            new PatientFacts(""));
    vault.keyholder().markDecoy(who.session(), decoy);
    photographs.add(who, decoy, count);
    return "redirect:/administration/decoys";
  }

  @PostMapping("/administration/decoys/{patient}")
  @Only(Role.PRIVACY_LEAD)
  String mark(
      @PathVariable String patient,
      @RequestParam(defaultValue = "true") boolean decoy,
      SignedIn who) {
    PatientId id = PatientId.parse(patient);
    if (decoy) {
      vault.keyholder().markDecoy(who.session(), id);
    } else {
      vault.keyholder().unmarkDecoy(who.session(), id);
    }
    return "redirect:/administration/decoys";
  }
}
