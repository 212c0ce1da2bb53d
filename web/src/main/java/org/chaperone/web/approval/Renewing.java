package org.chaperone.web.approval;

import java.util.List;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A colleague has lost the key: asking for a new one-time link, which a second person approves. */
@Controller
final class Renewing {

  private final Keyholder keyholder;
  private final Pages pages;

  Renewing(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  /** Colleagues, of whom one is chosen, and nobody for oneself. */
  @GetMapping("/approvals/renewal")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(@RequestParam(defaultValue = "") String account, SignedIn who) {
    List<AccountSummary> others =
        keyholder.accounts(who.session()).stream()
            .filter(one -> !one.id().equals(who.account()))
            .toList();
    return pages.show("approval/renewal", new RenewalPage(others, account));
  }

  @PostMapping("/approvals/renewal")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String ask(@RequestParam String account, SignedIn who) {
    keyholder.ask(who.session(), new Action.RenewCredential(AccountId.parse(account)));
    return "redirect:/approvals";
  }
}
