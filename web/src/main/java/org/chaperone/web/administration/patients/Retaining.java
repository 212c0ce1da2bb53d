package org.chaperone.web.administration.patients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.administration.Hold;
import org.chaperone.keyholder.administration.Retention;
import org.chaperone.keyholder.administration.RetentionRule;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Role;
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

/** How long patients are kept, who is due, who is held; erasing waits for a second person. */
@Controller
final class Retaining {

  private static final int NAMED_AT_ONCE = 50;

  private final Keyholder keyholder;
  private final Roster roster;
  private final Pages pages;

  Retaining(Keyholder keyholder, Roster roster, Pages pages) {
    this.keyholder = keyholder;
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/administration/retention")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    return page(who, false, Optional.empty());
  }

  /** The same page with names: each is an entry of the ledger, and so is asked for by itself. */
  @PostMapping("/administration/retention/names")
  @Only(Role.PRIVACY_LEAD)
  View names(SignedIn who) {
    return page(who, true, Optional.empty());
  }

  /** Searches are posted: addresses end up in logs. */
  @PostMapping("/administration/retention/find")
  @Only(Role.PRIVACY_LEAD)
  View find(@RequestParam(name = "q", defaultValue = "") String typed, SignedIn who) {
    return page(who, false, Optional.of(roster.find(who, typed)));
  }

  private View page(SignedIn who, boolean named, Optional<FoundPatients> found) {
    Retention retention = keyholder.retention(who.session());
    boolean waits =
        keyholder.pending(who.session()).stream()
            .anyMatch(request -> request.action() instanceof Action.ChangeRetention);
    return pages.show(
        "administration/retention",
        new RetentionPage(retention, named ? names(retention, who) : Map.of(), waits, found));
  }

  private Map<PatientId, RosterEntry> names(Retention retention, SignedIn who) {
    List<PatientId> listed =
        Stream.concat(
                retention.due().stream().map(Retention.Due::patient),
                retention.holds().stream().map(Hold::patient))
            .distinct()
            .limit(NAMED_AT_ONCE)
            .toList();
    return listed.isEmpty()
        ? Map.of()
        : keyholder.namesOf(who.session(), listed).found().hits().stream()
            .collect(Collectors.toMap(RosterHit::patient, RosterHit::entry));
  }

  @PostMapping("/administration/retention/rule")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String rule(
      @RequestParam int years,
      @RequestParam int minors,
      @RequestParam(defaultValue = "false") boolean none,
      @RequestParam String reason,
      SignedIn who) {
    Optional<RetentionRule> rule =
        none ? Optional.empty() : Optional.of(new RetentionRule(years, minors));
    keyholder.ask(who.session(), new Action.ChangeRetention(rule, reason));
    return "redirect:/approvals";
  }

  @PostMapping("/administration/retention/erase")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String erase(
      @RequestParam(defaultValue = "") List<String> patient,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean sure,
      SignedIn who) {
    if (patient.isEmpty() || !sure) {
      return "redirect:/administration/retention";
    }
    List<PatientId> patients = patient.stream().map(PatientId::parse).toList();
    keyholder.ask(
        who.session(),
        patients.size() == 1
            ? new Action.ErasePatient(patients.getFirst(), reason)
            : new Action.ErasePatients(patients, reason));
    return "redirect:/approvals";
  }

  @PostMapping("/administration/retention/holds/{patient}")
  @Only(Role.PRIVACY_LEAD)
  String hold(@PathVariable String patient, @RequestParam String reason, SignedIn who) {
    keyholder.hold(who.session(), PatientId.parse(patient), reason);
    return "redirect:/administration/retention";
  }

  @PostMapping("/administration/retention/holds/{patient}/end")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String endHold(@PathVariable String patient, @RequestParam String reason, SignedIn who) {
    keyholder.ask(who.session(), new Action.EndHold(PatientId.parse(patient), reason));
    return "redirect:/approvals";
  }
}
