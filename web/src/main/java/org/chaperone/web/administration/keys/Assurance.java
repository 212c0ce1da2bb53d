package org.chaperone.web.administration.keys;

import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What this installation survives and what not, and its keys. */
@Controller
final class Assurance {

  private final Keyholder keyholder;
  private final Pages pages;

  Assurance(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/administration/assurance")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    return pages.show(
        "administration/assurance", new AssurancePage(keyholder.health(who.session()), who.role()));
  }

  @PostMapping("/administration/assurance/rotate")
  @Only(Role.ADMINISTRATOR)
  String rotate(SignedIn who) {
    keyholder.rotate(who.session());
    return "redirect:/administration/assurance";
  }

  @PostMapping("/administration/assurance/kit")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String kit(@RequestParam(defaultValue = "false") boolean sure, SignedIn who) {
    if (sure) {
      keyholder.noteKitTried(who.session());
    }
    return "redirect:/administration/assurance";
  }
}
