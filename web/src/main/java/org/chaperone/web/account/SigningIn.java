package org.chaperone.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.provider.Provider;
import org.chaperone.web.DemoPeople;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.Everyone;
import org.chaperone.web.account.provider.IdentityProvider;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in by a passkey, which the keyholder verifies, and out. */
@Controller
final class SigningIn {

  /** Signed out here, and still signed in at the provider. */
  private static final String OUT_HERE = "OUT_HERE";

  private final Keyholder keyholder;
  private final Doorkeeper doorkeeper;
  private final Pages pages;
  private final SiteSettings settings;
  private final Throttle throttle;
  private final IdentityProvider provider;

  SigningIn(
      Keyholder keyholder,
      Doorkeeper doorkeeper,
      Pages pages,
      SiteSettings settings,
      Throttle throttle,
      IdentityProvider provider) {
    this.keyholder = keyholder;
    this.doorkeeper = doorkeeper;
    this.pages = pages;
    this.settings = settings;
    this.throttle = throttle;
    this.provider = provider;
  }

  @GetMapping("/sign-in")
  @Everyone
  Object page(@RequestParam(defaultValue = "") String because) {
    if (Doorkeeper.present().isPresent()) {
      return "redirect:/";
    }
    List<DemoPeople.Person> people = settings.demo().map(DemoPeople::all).orElse(List.of());
    return pages.show(
        "account/sign-in",
        new SignInPage(
            people,
            SignInPage.said(because),
            provider.present().map(Provider::name),
            because.equals(OUT_HERE) ? provider.wayOut() : Optional.empty()));
  }

  /** Who says they are there. */
  record Name(String name) {}

  @PostMapping("/sign-in/challenge")
  @Everyone
  ResponseEntity<Object> challenge(@RequestBody Name said, HttpServletRequest request)
      throws InterruptedException {
    String name = said.name().strip();
    if (!throttle.allows(request)) {
      return busy();
    }
    throttle.slow(name);
    return ResponseEntity.ok(PasskeyOptions.of(keyholder.challenge(name), settings));
  }

  @PostMapping("/sign-in")
  @Everyone
  ResponseEntity<Object> signIn(
      @RequestBody PasskeyAnswer answer, HttpServletRequest request, HttpServletResponse response) {
    if (!throttle.allows(request)) {
      return busy();
    }
    try {
      Session session = keyholder.signIn(answer.proof());
      doorkeeper.letIn(session, nameOf(session), request, response);
      return ResponseEntity.ok(Map.of("to", "/"));
    } catch (SignInException | IllegalArgumentException e) {
      return ResponseEntity.status(403).body(Map.of("sentence", Texts.of("sign-in.failed")));
    }
  }

  private String nameOf(Session session) {
    return keyholder.accounts(session).stream()
        .filter(one -> one.id().equals(session.account()))
        .findFirst()
        .orElseThrow()
        .name();
  }

  /** A click on somebody of a demo. */
  @PostMapping("/sign-in/demo")
  @Everyone
  String demo(@RequestParam String name, HttpServletRequest request, HttpServletResponse response) {
    DemoPeople people = settings.demo().orElseThrow(IllegalArgumentException::new);
    Session session = keyholder.signIn(people.answer(name, keyholder.challenge(name)));
    doorkeeper.letIn(session, name, request, response);
    return "redirect:/";
  }

  @PostMapping("/sign-out")
  @Everyone
  String signOut(HttpServletRequest request) {
    HttpSession browser = request.getSession(false);
    boolean isByProvider =
        browser != null && browser.getAttribute(IdentityProvider.SIGNED_IN_BY) != null;
    doorkeeper.letOut(request);
    return isByProvider ? "redirect:/sign-in?because=" + OUT_HERE : "redirect:/sign-in";
  }

  static ResponseEntity<Object> busy() {
    return ResponseEntity.status(429).body(Map.of("sentence", Texts.of("sign-in.busy")));
  }
}
