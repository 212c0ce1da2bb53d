package org.chaperone.web.home;

import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.Everyone;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins, and whether the server is well. */
@Controller
final class Home {

  private final Readiness readiness;

  Home(Readiness readiness) {
    this.readiness = readiness;
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

  /** Photographs can be opened, or not; not why. */
  @GetMapping(value = "/ready", produces = "application/json")
  @Everyone
  ResponseEntity<String> ready() {
    return readiness.isReady()
        ? ResponseEntity.ok("{\"status\":\"ready\"}")
        : ResponseEntity.status(503).body("{\"status\":\"not ready\"}");
  }
}
