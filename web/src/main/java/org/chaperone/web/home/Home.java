package org.chaperone.web.home;

import org.chaperone.keyholder.Keyholder;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.Everyone;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins, and whether the server is well. */
@Controller
final class Home {

  private final Keyholder keyholder;

  Home(Keyholder keyholder) {
    this.keyholder = keyholder;
  }

  @GetMapping("/")
  @Everyone
  String home() {
    return Doorkeeper.present()
        .map(
            who ->
                switch (who.role()) {
                  case ADMINISTRATOR -> "redirect:/administration";
                  case GUEST -> "redirect:/share/view";
                  case DOCTOR, NURSE, DESK, PRIVACY_LEAD -> "redirect:/patients";
                })
        .orElse("redirect:/sign-in");
  }

  /** The process answers. */
  @GetMapping(value = "/health", produces = "application/json")
  @Everyone
  ResponseEntity<String> health() {
    return ResponseEntity.ok("{\"status\":\"up\"}");
  }

  /** Photographs can be opened: the keyholder answers, and is not locked down. */
  @GetMapping(value = "/ready", produces = "application/json")
  @Everyone
  ResponseEntity<String> ready() {
    boolean isReady;
    try {
      isReady = !keyholder.status().lockedDown();
    } catch (RuntimeException e) {
      isReady = false;
    }
    return isReady
        ? ResponseEntity.ok("{\"status\":\"ready\"}")
        : ResponseEntity.status(503).body("{\"status\":\"not ready\"}");
  }
}
