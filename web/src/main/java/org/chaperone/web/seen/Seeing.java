package org.chaperone.web.seen;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.roster.PatientLine;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/**
 * Who has seen this? Read from the ledger, without which nothing is opened, so that nobody can be
 * missing.
 */
@Controller
final class Seeing {

  /** What the keyholder gives at most. */
  private static final int MOST = 1_000;

  private final Vault vault;
  private final Keyholder keyholder;
  private final Roster roster;
  private final Pages pages;

  Seeing(Vault vault, Keyholder keyholder, Roster roster, Pages pages) {
    this.vault = vault;
    this.keyholder = keyholder;
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/patients/{patient}/seen")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View patient(@PathVariable String patient, SignedIn who) {
    PatientId id = PatientId.parse(patient);
    return page(who, id, Optional.empty(), keyholder.history(who.session(), id));
  }

  @GetMapping("/patients/{patient}/photographs/{photograph}/seen")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  View photograph(@PathVariable String patient, @PathVariable String photograph, SignedIn who)
      throws NotInVaultException {
    PatientId id = PatientId.parse(patient);
    PhotographId one = PhotographId.parse(photograph);
    if (vault.rows().patientOf(one).filter(id::equals).isEmpty()) {
      throw new NotInVaultException();
    }
    return page(who, id, Optional.of(one), keyholder.history(who.session(), id));
  }

  private View page(
      SignedIn who, PatientId id, Optional<PhotographId> one, List<PastOpening> history) {
    List<PastOpening> theirs = one.map(photograph -> of(photograph, history)).orElse(history);
    PatientLine line = roster.line(who, id);
    boolean canReport =
        who.role() == Role.PRIVACY_LEAD || (who.role() == Role.DOCTOR && line.isOwn());
    return pages.show(
        "seen/seen",
        new SeenPage(line, one, Sitting.of(theirs), history.size() >= MOST, canReport));
  }

  /** The entries that name a photograph, with it alone. */
  private static List<PastOpening> of(PhotographId photograph, List<PastOpening> history) {
    return history.stream()
        .filter(entry -> entry.photographs().contains(photograph))
        .map(
            entry ->
                new PastOpening(
                    entry.ledgerIndex(),
                    entry.time(),
                    entry.account(),
                    entry.role(),
                    entry.kind(),
                    List.of(photograph),
                    entry.renditions(),
                    entry.reason()))
        .toList();
  }
}
