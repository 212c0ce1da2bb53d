package org.chaperone.web.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What one signs in with: a further passkey, names, one that is given up. */
@Controller
final class OwnKeys {

  private final Keyholder keyholder;
  private final SiteSettings settings;

  OwnKeys(Keyholder keyholder, SiteSettings settings) {
    this.keyholder = keyholder;
    this.settings = settings;
  }

  /** Asked before the browser makes the passkey, so that the confirmation comes first. */
  @PostMapping("/account/keys/challenge")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  ResponseEntity<Object> challenge(SignedIn who) {
    boolean isConfirmed =
        keyholder.sessions(who.session()).stream()
            .filter(one -> one.id().equals(who.session().id()))
            .anyMatch(one -> one.confirmedUntil().isAfter(Instant.now().plusSeconds(60)));
    if (!isConfirmed) {
      throw new RefusedException(
          new Refused(
              Refusal.CONFIRM, Texts.of("confirm.failed"), java.util.Optional.<Instant>empty()));
    }
    return ResponseEntity.ok(
        Map.of(
            "options",
            PasskeyOptions.of(keyholder.challenge(who.name()), settings),
            "account",
            who.account().toString(),
            "name",
            who.name()));
  }

  /** What {@code navigator.credentials.create} answered, and what to call it. */
  record Made(String id, String name, String attestation, String clientData) {}

  @PostMapping("/account/keys")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  ResponseEntity<Object> add(@RequestBody Made made, SignedIn who) {
    try {
      keyholder.addCredential(
          who.session(),
          new Challenge(SessionId.parse(made.id()), new byte[0], List.of(), Instant.EPOCH),
          new Credential.OfPasskey(Bytes.of(made.attestation()), Bytes.of(made.clientData())),
          made.name().strip());
      return ResponseEntity.ok(Map.of("to", "/account"));
    } catch (SignInException | IllegalArgumentException e) {
      return ResponseEntity.status(403).body(Map.of("sentence", Texts.of("keys.failed")));
    }
  }

  @PostMapping("/account/keys/{key}/name")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String name(
      @PathVariable String key, @RequestParam(defaultValue = "") String name, SignedIn who) {
    keyholder.nameCredential(who.session(), Id128.parse(key), name.strip());
    return "redirect:/account";
  }

  @PostMapping("/account/keys/{key}/remove")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String remove(@PathVariable String key, SignedIn who) {
    keyholder.removeCredential(who.session(), Id128.parse(key));
    return "redirect:/account";
  }
}
