package org.chaperone.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.web.DemoPeople;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.Everyone;
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

  private final Keyholder keyholder;
  private final Doorkeeper doorkeeper;
  private final Pages pages;
  private final SiteSettings settings;
  private final Throttle throttle = new Throttle(30);

  SigningIn(Keyholder keyholder, Doorkeeper doorkeeper, Pages pages, SiteSettings settings) {
    this.keyholder = keyholder;
    this.doorkeeper = doorkeeper;
    this.pages = pages;
    this.settings = settings;
  }

  @GetMapping("/sign-in")
  @Everyone
  Object page() {
    if (Doorkeeper.present().isPresent()) {
      return "redirect:/";
    }
    List<DemoPeople.Person> people = settings.demo().map(DemoPeople::all).orElse(List.of());
    return pages.show("account/sign-in", new SignInPage(people));
  }

  /** Who says they are there. */
  record Name(String name) {}

  /** What {@code navigator.credentials.get} takes, and the challenge's name. */
  record Options(String id, String challenge, String rpId, List<String> passkeys) {}

  @PostMapping("/sign-in/challenge")
  @Everyone
  ResponseEntity<Object> challenge(@RequestBody Name said, HttpServletRequest request) {
    if (!throttle.allows(request.getRemoteAddr())) {
      return busy();
    }
    Challenge challenge = keyholder.challenge(said.name().strip());
    return ResponseEntity.ok(
        new Options(
            challenge.id().toString(),
            Bytes.text(challenge.bytes()),
            String.valueOf(settings.origin().getHost()),
            challenge.passkeys().stream().map(Bytes::text).toList()));
  }

  /** What {@code navigator.credentials.get} answered. */
  record Answer(
      String id,
      String name,
      String credential,
      String clientData,
      String authenticatorData,
      String signature) {}

  @PostMapping("/sign-in")
  @Everyone
  ResponseEntity<Object> signIn(
      @RequestBody Answer answer, HttpServletRequest request, HttpServletResponse response) {
    if (!throttle.allows(request.getRemoteAddr())) {
      return busy();
    }
    try {
      Session session =
          keyholder.signIn(
              new SignInProof.ByPasskey(
                  SessionId.parse(answer.id()),
                  Bytes.of(answer.credential()),
                  Bytes.of(answer.clientData()),
                  Bytes.of(answer.authenticatorData()),
                  Bytes.of(answer.signature())));
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
    doorkeeper.letIn(people.signIn(name), name, request, response);
    return "redirect:/";
  }

  @PostMapping("/sign-out")
  @Everyone
  String signOut(HttpServletRequest request) {
    doorkeeper.letOut(request);
    return "redirect:/sign-in";
  }

  static ResponseEntity<Object> busy() {
    return ResponseEntity.status(429).body(Map.of("sentence", Texts.of("sign-in.busy")));
  }
}
