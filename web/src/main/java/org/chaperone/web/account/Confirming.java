package org.chaperone.web.account;

import java.util.Map;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.web.DemoPeople;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.View;

/** Showing again that it is really oneself, which the keyholder verifies and remembers. */
@Controller
final class Confirming {

  private final Keyholder keyholder;
  private final SiteSettings settings;
  private final Ways ways;
  private final Pages pages;

  Confirming(Keyholder keyholder, SiteSettings settings, Ways ways, Pages pages) {
    this.keyholder = keyholder;
    this.settings = settings;
    this.ways = ways;
    this.pages = pages;
  }

  /** What a script puts into a dialog. */
  @GetMapping("/confirm")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View dialog(SignedIn who) {
    return pages.show("account/confirm-dialog", ways.of(who));
  }

  @PostMapping("/confirm/challenge")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  ResponseEntity<Object> challenge(SignedIn who) {
    return ResponseEntity.ok(PasskeyOptions.of(keyholder.challenge(who.name()), settings));
  }

  @PostMapping("/confirm")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  ResponseEntity<Object> confirm(@RequestBody PasskeyAnswer answer, SignedIn who) {
    try {
      keyholder.confirm(who.session(), answer.proof());
      return ResponseEntity.ok(Map.of());
    } catch (SignInException | IllegalArgumentException e) {
      return ResponseEntity.status(403).body(Map.of("sentence", Texts.of("confirm.failed")));
    }
  }

  /** A click, by whoever was signed in by a click. */
  @PostMapping("/confirm/demo")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  ResponseEntity<Object> demo(SignedIn who) {
    DemoPeople people = settings.demo().orElseThrow(IllegalArgumentException::new);
    keyholder.confirm(who.session(), people.answer(who.name(), keyholder.challenge(who.name())));
    return ResponseEntity.ok(Map.of());
  }
}
