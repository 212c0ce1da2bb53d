package org.chaperone.web.administration.keys;

import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.administration.LedgerCheck;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The ledger's health, and reading it whole. */
@Controller
final class LedgerHealth {

  private final Keyholder keyholder;
  private final Pages pages;

  LedgerHealth(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/administration/ledger")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    return pages.show(
        "administration/ledger", new LedgerPage(keyholder.health(who.session()), Optional.empty()));
  }

  /** Reads it, and shows what that has shown. Asked before, because a fault stops the keyholder. */
  @PostMapping("/administration/ledger/verify")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View verify(SignedIn who) {
    Health health = keyholder.health(who.session());
    LedgerCheck check = keyholder.verify(who.session());
    return pages.show("administration/ledger", new LedgerPage(health, Optional.of(check)));
  }
}
