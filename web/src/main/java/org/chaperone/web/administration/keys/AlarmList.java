package org.chaperone.web.administration.keys;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.administration.Alarm;
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

/** Alarms, until somebody says what came of them. */
@Controller
final class AlarmList {

  private static final int SHOWN = 300;

  private final Keyholder keyholder;
  private final Pages pages;

  AlarmList(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/administration/alarms")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    Map<Boolean, List<Alarm>> alarms =
        keyholder.alarms(who.session(), SHOWN).stream()
            .collect(Collectors.partitioningBy(Alarm::isOpen));
    return pages.show(
        "administration/alarms",
        new AlarmsPage(
            alarms.getOrDefault(true, List.of()), alarms.getOrDefault(false, List.of())));
  }

  @PostMapping("/administration/alarms/{entry}")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String acknowledge(@PathVariable long entry, @RequestParam String note, SignedIn who) {
    keyholder.acknowledge(who.session(), entry, note);
    return "redirect:/administration/alarms";
  }
}
