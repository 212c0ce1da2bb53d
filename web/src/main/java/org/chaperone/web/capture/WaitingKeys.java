package org.chaperone.web.capture;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The key under which a browser keeps what was taken and is not stored yet. It is one of the
 * keyholder's tags, of the account: the same whenever the account is signed in, and nowhere else,
 * so a lost phone holds what nobody reads, and a photograph outlives the end of a session.
 */
@Controller
final class WaitingKeys {

  private static final String LABEL = "waiting photographs";

  private final Keyholder keyholder;

  WaitingKeys(Keyholder keyholder) {
    this.keyholder = keyholder;
  }

  @GetMapping("/waiting-key")
  @Only({Role.DOCTOR, Role.NURSE})
  ResponseEntity<Object> key(SignedIn who) {
    byte[] key = keyholder.tags(who.session(), LABEL, List.of(who.account().bytes())).getFirst();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            Map.of(
                "owner", who.account().toString(), "key", Base64.getEncoder().encodeToString(key)));
  }
}
