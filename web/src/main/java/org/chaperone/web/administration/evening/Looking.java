package org.chaperone.web.administration.evening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.administration.Explanation;
import org.chaperone.keyholder.administration.LookedAt;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What staff are told of the day before, and what they say to it. */
@Controller
final class Looking {

  private static final int NAMED_AT_ONCE = 50;
  private static final String WHY = "why-";

  private final Keyholder keyholder;
  private final Pages pages;

  Looking(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  /** The card, without names: those are entries of the ledger. */
  @GetMapping("/looked/card")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View card(SignedIn who) {
    return pages.show(
        "administration/looked-card",
        new LookedCard(
            keyholder.lookedAt(who.session()).stream()
                .map(one -> new LookedCard.Day(one.day(), one.patients().size()))
                .toList()));
  }

  @GetMapping("/looked")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View own(SignedIn who) {
    List<LookedAt> days = keyholder.lookedAt(who.session());
    return pages.show("administration/looked-own", new OwnLookedPage(days, names(days, who)));
  }

  private Map<PatientId, RosterEntry> names(List<LookedAt> days, SignedIn who) {
    List<PatientId> patients =
        days.stream()
            .flatMap(one -> one.patients().stream())
            .map(LookedAt.Patient::patient)
            .distinct()
            .limit(NAMED_AT_ONCE)
            .toList();
    return patients.isEmpty()
        ? Map.of()
        : keyholder.namesOf(who.session(), patients).found().hits().stream()
            .collect(Collectors.toMap(RosterHit::patient, RosterHit::entry));
  }

  @PostMapping("/looked/{day}")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  String answer(@PathVariable String day, @RequestParam Map<String, String> form, SignedIn who) {
    List<Explanation> why = new ArrayList<>();
    form.forEach(
        (name, text) -> {
          if (name.startsWith(WHY) && !text.isBlank()) {
            why.add(new Explanation(PatientId.parse(name.substring(WHY.length())), text.strip()));
          }
        });
    keyholder.explain(who.session(), LocalDate.parse(day), why);
    return "redirect:/looked";
  }

  @GetMapping("/administration/looked")
  @Only(Role.PRIVACY_LEAD)
  View all(SignedIn who) {
    return pages.show("administration/looked", new LookedListPage(keyholder.looked(who.session())));
  }
}
