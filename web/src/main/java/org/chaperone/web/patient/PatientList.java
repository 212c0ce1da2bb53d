package org.chaperone.web.patient;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.web.access.Lookup;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.chaperone.web.patient.NewPatientPage.NewPatient;
import org.chaperone.web.roster.FoundPatients;
import org.chaperone.web.roster.OwnPatients;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Finding patients as one types, and adding them. Searches are posted: addresses end up in logs.
 */
@Controller
final class PatientList {

  private final Vault vault;
  private final Roster roster;
  private final OwnPatients owns;
  private final Pages pages;

  PatientList(Vault vault, Roster roster, OwnPatients owns, Pages pages) {
    this.vault = vault;
    this.roster = roster;
    this.owns = owns;
    this.pages = pages;
  }

  @GetMapping("/patients")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View list(SignedIn who) {
    FoundPatients own = roster.find(who, "");
    return pages.show(
        "patient/patients", new PatientsPage(own, vault.keyholder().budget(who.session())));
  }

  @PostMapping("/patients/find")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  @Lookup(aMinute = 120)
  View find(@RequestParam(name = "q", defaultValue = "") String typed, SignedIn who) {
    return pages.show("patient/found", roster.find(who, typed));
  }

  @GetMapping("/patients/new")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK})
  View form() {
    return pages.show("patient/new", new NewPatientPage(NewPatient.EMPTY, "", Optional.empty()));
  }

  @PostMapping("/patients")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK})
  @Lookup(aMinute = 60)
  Object add(@ModelAttribute NewPatient typed, SignedIn who) {
    RosterEntry entry;
    try {
      entry = entry(typed);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return again(typed, Texts.of("patient.new.wrong"), Optional.empty());
    }
    Optional<PatientId> there =
        entry.number().isEmpty()
            ? Optional.empty()
            : vault.patientByNumber(who.session(), entry.number());
    if (there.isPresent()) {
      return again(typed, Texts.of("patient.new.there"), there);
    }
    PatientId added = vault.addPatient(who.session(), entry, new PatientFacts(""));
    if (who.role().treats()) {
      owns.begin(who, added);
    }
    return "redirect:/patients/" + added;
  }

  private View again(NewPatient typed, String fault, Optional<PatientId> there) {
    return pages.show("patient/new", new NewPatientPage(typed, fault, there), 422);
  }

  private static RosterEntry entry(NewPatient typed) {
    if (typed.family().isBlank()) {
      throw new IllegalArgumentException("nameless");
    }
    Optional<LocalDate> born =
        typed.born().isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.born()));
    if (born.filter(day -> day.isAfter(LocalDate.now(ZoneId.systemDefault()))).isPresent()) {
      throw new IllegalArgumentException("born in the future");
    }
    return new RosterEntry(
        typed.family().strip(),
        typed.given().strip(),
        typed.number().strip(),
        born,
        typed.phone().strip(),
        typed.mail().strip());
  }
}
