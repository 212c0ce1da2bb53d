package org.chaperone.web.account;

import jakarta.servlet.http.HttpServletRequest;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.SessionSummary;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** What one signs in with, and one's own sessions, which one may end. */
@Controller
final class OwnAccount {

  private final Keyholder keyholder;
  private final Doorkeeper doorkeeper;
  private final Pages pages;

  OwnAccount(Keyholder keyholder, Doorkeeper doorkeeper, Pages pages) {
    this.keyholder = keyholder;
    this.doorkeeper = doorkeeper;
    this.pages = pages;
  }

  @GetMapping("/account")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    return pages.show("account/account", AccountPage.of(keyholder, who.session()));
  }

  /** Ends all others: as when a phone was lost, or a browser left open somewhere. */
  @PostMapping("/account/sessions/end-others")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String endOthers(SignedIn who) {
    keyholder.sessions(who.session()).stream()
        .map(SessionSummary::id)
        .filter(id -> !id.equals(who.session().id()))
        .forEach(id -> keyholder.endSession(who.session(), id));
    return "redirect:/account";
  }

  @PostMapping("/account/sessions/{session}/end")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String end(@PathVariable String session, SignedIn who, HttpServletRequest request) {
    SessionId id = SessionId.parse(session);
    keyholder.endSession(who.session(), id);
    if (id.equals(who.session().id())) {
      doorkeeper.forget(request);
      return "redirect:/sign-in";
    }
    return "redirect:/account";
  }
}
