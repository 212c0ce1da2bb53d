package org.chaperone.web.account.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.Everyone;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.account.Throttle;
import org.chaperone.web.account.Ways;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** To the identity provider and back: to sign in, to connect an account, to enrol. */
@Controller
final class ProviderSignIn {

  private final Keyholder keyholder;
  private final IdentityProvider provider;
  private final Flows flows;
  private final Doorkeeper doorkeeper;
  private final Ways ways;
  private final Pages pages;
  private final Throttle throttle;

  ProviderSignIn(
      Keyholder keyholder,
      IdentityProvider provider,
      Flows flows,
      Doorkeeper doorkeeper,
      Ways ways,
      Pages pages,
      Throttle throttle) {
    this.keyholder = keyholder;
    this.provider = provider;
    this.flows = flows;
    this.doorkeeper = doorkeeper;
    this.ways = ways;
    this.pages = pages;
    this.throttle = throttle;
  }

  /**
   * A link and no form: browsers hold a form to the policy's {@code form-action} also where it
   * leads on to another site.
   */
  @GetMapping("/sign-in/provider")
  @Everyone
  String there(
      @RequestParam(defaultValue = "false") boolean again,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!throttle.allows(request)) {
      return "redirect:/sign-in?because=BUSY";
    }
    try {
      Flow flow =
          flows.begin(
              new Flow.SignIn(Doorkeeper.present()), keyholder.providerChallenge(""), response);
      return "redirect:" + provider.wayThere(flow, again);
    } catch (IOException | SignInException e) {
      return "redirect:/sign-in?because=PROVIDER_AWAY";
    }
  }

  @GetMapping("/account/provider")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  Object connect(SignedIn who, HttpServletResponse response) throws IOException {
    boolean isConfirmed =
        keyholder.sessions(who.session()).stream()
            .filter(one -> one.id().equals(who.session().id()))
            .anyMatch(one -> one.confirmedUntil().isAfter(Instant.now()));
    if (!isConfirmed) {
      return pages.show("account/confirm", ways.before("/account/provider", who), 403);
    }
    Flow flow =
        flows.begin(new Flow.Connect(who), keyholder.providerChallenge(who.name()), response);
    return "redirect:" + provider.wayThere(flow, true);
  }

  /** What a one-time link says, from behind its #. */
  record Link(String account, String code, String name) {}

  @PostMapping("/enrol/provider")
  @Everyone
  ResponseEntity<Object> enrol(
      @RequestBody Link link, HttpServletRequest request, HttpServletResponse response) {
    if (!throttle.allows(request)) {
      return ResponseEntity.status(429).body(Map.of("sentence", Texts.of("sign-in.busy")));
    }
    try {
      SecretBytes code = SecretBytes.taking(HexFormat.of().parseHex(link.code()));
      Flow flow =
          flows.begin(
              new Flow.Enrol(AccountId.parse(link.account()), code),
              keyholder.providerChallenge(link.name()),
              response);
      return ResponseEntity.ok(Map.of("to", provider.wayThere(flow, true).toString()));
    } catch (IllegalArgumentException e) {
      return ResponseEntity.status(403).body(Map.of("sentence", Texts.of("enrol.failed")));
    } catch (IOException | SignInException e) {
      return ResponseEntity.status(503)
          .body(Map.of("sentence", Texts.of("signed-out.PROVIDER_AWAY")));
    }
  }

  @GetMapping(IdentityProvider.RETURN)
  @Everyone
  Object back(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Flow> flow = flows.take(request, response).filter(one -> one.state().equals(state));
    if (flow.isEmpty()) {
      return "redirect:/sign-in?because=PROVIDER_LOST";
    }
    if (code.isEmpty()) {
      return "redirect:/sign-in?because=PROVIDER_DENIED";
    }
    try {
      String token = provider.idToken(code, flow.get());
      return pages.show("account/arrived", done(flow.get(), token, request, response));
    } catch (IOException e) {
      return "redirect:/sign-in?because=PROVIDER_AWAY";
    } catch (SignInException e) {
      return "redirect:/sign-in?because="
          + (flow.get().purpose() instanceof Flow.SignIn ? "PROVIDER_UNKNOWN" : "PROVIDER_REFUSED");
    }
  }

  /** Does what the way was for; says where it goes on. */
  private String done(
      Flow flow, String token, HttpServletRequest request, HttpServletResponse response) {
    return switch (flow.purpose()) {
      case Flow.SignIn(Optional<SignedIn> before) -> {
        Session session = keyholder.signIn(new SignInProof.ByIdToken(flow.challenge().id(), token));
        before.ifPresent(one -> keyholder.signOut(one.session()));
        String name =
            keyholder.accounts(session).stream()
                .filter(one -> one.id().equals(session.account()))
                .findFirst()
                .orElseThrow()
                .name();
        doorkeeper.letIn(session, name, request, response);
        request.getSession().setAttribute(IdentityProvider.SIGNED_IN_BY, true);
        yield "/";
      }
      case Flow.Connect(SignedIn who) -> {
        keyholder.addCredential(
            who.session(), flow.challenge(), new Credential.OfProvider(token), "");
        yield "/account";
      }
      case Flow.Enrol(AccountId account, SecretBytes secret) -> {
        try (secret) {
          keyholder.enrol(account, secret, flow.challenge(), new Credential.OfProvider(token));
        }
        yield "/sign-in?because=PROVIDER_ENROLLED";
      }
    };
  }
}
