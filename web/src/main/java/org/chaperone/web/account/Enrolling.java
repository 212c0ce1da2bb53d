package org.chaperone.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.provider.Provider;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Everyone;
import org.chaperone.web.account.provider.IdentityProvider;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.View;

/**
 * Making a first passkey with a one-time link. What is secret of the link stands behind its #,
 * which browsers do not send, so it is in no log.
 */
@Controller
final class Enrolling {

  private final Keyholder keyholder;
  private final Pages pages;
  private final SiteSettings settings;
  private final Throttle throttle;
  private final IdentityProvider provider;

  Enrolling(
      Keyholder keyholder,
      Pages pages,
      SiteSettings settings,
      Throttle throttle,
      IdentityProvider provider) {
    this.keyholder = keyholder;
    this.pages = pages;
    this.settings = settings;
    this.throttle = throttle;
    this.provider = provider;
  }

  @GetMapping("/enrol")
  @Everyone
  View page() {
    return pages.show("account/enrol", provider.present().map(Provider::name).orElse(""));
  }

  /** Who the link is for. */
  record Name(String name) {}

  /** What {@code navigator.credentials.create} takes, and the challenge's name. */
  record Options(String id, String challenge, String rpId) {}

  @PostMapping("/enrol/challenge")
  @Everyone
  ResponseEntity<Object> challenge(@RequestBody Name said, HttpServletRequest request) {
    if (!throttle.allows(request)) {
      return SigningIn.busy();
    }
    Challenge challenge = keyholder.challenge(said.name());
    return ResponseEntity.ok(
        new Options(
            challenge.id().toString(),
            Bytes.text(challenge.bytes()),
            String.valueOf(settings.origin().getHost())));
  }

  /** What {@code navigator.credentials.create} answered, and the link's account and code. */
  record Made(String id, String account, String code, String attestation, String clientData) {}

  @PostMapping("/enrol")
  @Everyone
  ResponseEntity<Object> enrol(@RequestBody Made made, HttpServletRequest request) {
    if (!throttle.allows(request)) {
      return SigningIn.busy();
    }
    try (SecretBytes code = SecretBytes.taking(HexFormat.of().parseHex(made.code()))) {
      keyholder.enrol(
          AccountId.parse(made.account()),
          code,
          new Challenge(SessionId.parse(made.id()), new byte[0], List.of(), Instant.EPOCH),
          new Credential.OfPasskey(Bytes.of(made.attestation()), Bytes.of(made.clientData())));
      return ResponseEntity.ok(Map.of("to", "/sign-in"));
    } catch (SignInException | IllegalArgumentException e) {
      return ResponseEntity.status(403).body(Map.of("sentence", Texts.of("enrol.failed")));
    }
  }
}
