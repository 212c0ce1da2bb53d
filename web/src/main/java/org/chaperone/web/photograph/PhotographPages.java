package org.chaperone.web.photograph;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.vault.viewing.Viewing;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.consent.ConsentBadges;
import org.chaperone.web.page.Pages;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** A photograph in full, with what is known of it. */
@Controller
final class PhotographPages {

  private final Vault vault;
  private final Roster roster;
  private final Pages pages;

  PhotographPages(Vault vault, Roster roster, Pages pages) {
    this.vault = vault;
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/patients/{patient}/photographs/{photograph}")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View page(
      @PathVariable String patient,
      @PathVariable String photograph,
      SignedIn who,
      HttpSession browser)
      throws IOException {
    PatientId whose = PatientId.parse(patient);
    PhotographId id = PhotographId.parse(photograph);
    List<PhotographId> all = vault.rows().photographsOf(whose).reversed();
    if (!all.contains(id)) {
      throw new NotInVaultException();
    }
    List<PhotographId> order = Order.of(browser, id, all);
    int place = order.indexOf(id);
    Viewing.OpenedFacts opened =
        vault.viewing().factsAndConsents(who.session(), whose, List.of(id), "");
    var facts = opened.photographs().get(id);
    return pages.show(
        "photograph/photograph",
        new PhotographPage(
            roster.line(who, whose),
            new Tile(id, Objects.requireNonNull(facts)),
            ConsentBadges.of(whose, opened.consents(), List.of(id)),
            place + 1,
            order.size(),
            place == 0 ? Optional.empty() : Optional.of(order.get(place - 1)),
            place + 1 == order.size() ? Optional.empty() : Optional.of(order.get(place + 1))));
  }
}
