package org.chaperone.web.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.keyholder.share.ShareDoor;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.Everyone;
import org.chaperone.web.account.Bytes;
import org.chaperone.web.account.Throttle;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.View;

/**
 * The door of those to whom something was shared: the first time by link and code, then by the
 * passkey that was made there. The keyholder decides; nothing secret is in an address that is sent.
 */
@Controller
final class SharedDoor {

  private final Keyholder keyholder;
  private final Doorkeeper doorkeeper;
  private final Pages pages;
  private final SiteSettings settings;
  private final Throttle throttle = new Throttle(30);

  SharedDoor(Keyholder keyholder, Doorkeeper doorkeeper, Pages pages, SiteSettings settings) {
    this.keyholder = keyholder;
    this.doorkeeper = doorkeeper;
    this.pages = pages;
    this.settings = settings;
  }

  @GetMapping("/share")
  @Everyone
  View page() {
    return pages.show("share/door", "");
  }

  /** What stands in the link, and the code that was told. */
  record Shown(String share, String secret, String code) {}

  /** What {@code navigator.credentials.create} or {@code get} take, and the challenge's name. */
  record Options(String id, String challenge, String rpId, List<String> passkeys) {}

  @PostMapping("/share/open")
  @Everyone
  ResponseEntity<Object> open(@RequestBody Shown shown, HttpServletRequest request) {
    if (!throttle.allows(request.getRemoteAddr())) {
      return busy();
    }
    try (SecretBytes secret = SecretBytes.taking(HexFormat.of().parseHex(shown.secret()))) {
      return switch (keyholder.openShare(ShareId.parse(shown.share()), secret, shown.code())) {
        case ShareDoor.Open(Challenge binding) -> ResponseEntity.ok(options(binding));
        case ShareDoor.WrongCode(int left) -> no(Texts.of("shared.wrong-code", left));
        case ShareDoor.Shut _ -> no(Texts.of("shared.shut"));
      };
    } catch (IllegalArgumentException e) {
      return no(Texts.of("shared.shut"));
    }
  }

  private Options options(Challenge challenge) {
    return new Options(
        challenge.id().toString(),
        Bytes.text(challenge.bytes()),
        String.valueOf(settings.origin().getHost()),
        challenge.passkeys().stream().map(Bytes::text).toList());
  }

  private static ResponseEntity<Object> no(String sentence) {
    return ResponseEntity.status(403).body(Map.of("sentence", sentence));
  }

  private static ResponseEntity<Object> busy() {
    return ResponseEntity.status(429).body(Map.of("sentence", Texts.of("sign-in.busy")));
  }

  /** What {@code navigator.credentials.create} answered. */
  record Made(String id, String attestation, String clientData) {}

  @PostMapping("/share/bind")
  @Everyone
  ResponseEntity<Object> bind(
      @RequestBody Made made, HttpServletRequest request, HttpServletResponse response) {
    if (!throttle.allows(request.getRemoteAddr())) {
      return busy();
    }
    try {
      Session session =
          keyholder.bindShare(
              SessionId.parse(made.id()),
              new Credential.OfPasskey(Bytes.of(made.attestation()), Bytes.of(made.clientData())));
      return letIn(session, request, response);
    } catch (SignInException | IllegalArgumentException e) {
      return no(Texts.of("shared.not-bound"));
    }
  }

  private ResponseEntity<Object> letIn(
      Session session, HttpServletRequest request, HttpServletResponse response) {
    doorkeeper.letIn(session, Texts.of("role.GUEST"), request, response);
    return ResponseEntity.ok(Map.of("to", "/share/view"));
  }

  /** Which share somebody opened before. */
  record Which(String share) {}

  @PostMapping("/share/challenge")
  @Everyone
  ResponseEntity<Object> challenge(@RequestBody Which which, HttpServletRequest request) {
    if (!throttle.allows(request.getRemoteAddr())) {
      return busy();
    }
    try {
      return ResponseEntity.ok(
          options(keyholder.challenge("share " + ShareId.parse(which.share()))));
    } catch (IllegalArgumentException e) {
      return no(Texts.of("shared.shut"));
    }
  }

  /** What {@code navigator.credentials.get} answered. */
  record Answer(
      String id,
      String credential,
      String clientData,
      String authenticatorData,
      String signature) {}

  @PostMapping("/share/sign-in")
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
      if (session.role() != Role.GUEST) {
        keyholder.signOut(session);
        return no(Texts.of("shared.shut"));
      }
      return letIn(session, request, response);
    } catch (SignInException | IllegalArgumentException e) {
      return no(Texts.of("shared.shut"));
    }
  }

  @PostMapping("/share/leave")
  @Everyone
  String leave(HttpServletRequest request) {
    doorkeeper.letOut(request);
    return "redirect:/share";
  }
}
