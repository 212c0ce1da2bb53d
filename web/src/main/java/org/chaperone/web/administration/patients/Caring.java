package org.chaperone.web.administration.patients;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.roster.FoundPatients;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who treats whom, seen to by the privacy lead: names are shown, so it is nobody else's. */
@Controller
final class Caring {

  private static final int MOST = 10_000;

  private final Keyholder keyholder;
  private final Roster roster;
  private final Pages pages;

  Caring(Keyholder keyholder, Roster roster, Pages pages) {
    this.keyholder = keyholder;
    this.roster = roster;
    this.pages = pages;
  }

  @GetMapping("/administration/care")
  @Only(Role.PRIVACY_LEAD)
  View all(SignedIn who) {
    return pages.show(
        "administration/care",
        new CarePage(
            treating(who).stream()
                .map(
                    account ->
                        new CarePage.Line(
                            account, keyholder.inCareOf(who.session(), account.id(), MOST).size()))
                .toList()));
  }

  private List<AccountSummary> treating(SignedIn who) {
    return keyholder.accounts(who.session()).stream()
        .filter(account -> account.role().treats())
        .toList();
  }

  @GetMapping("/administration/care/{account}")
  @Only(Role.PRIVACY_LEAD)
  View one(@PathVariable String account, SignedIn who) throws NotInVaultException {
    return page(account, Optional.empty(), who);
  }

  /** Searches are posted: addresses end up in logs. */
  @PostMapping("/administration/care/{account}/find")
  @Only(Role.PRIVACY_LEAD)
  View find(
      @PathVariable String account,
      @RequestParam(name = "q", defaultValue = "") String typed,
      SignedIn who)
      throws NotInVaultException {
    return page(account, Optional.of(roster.find(who, typed)), who);
  }

  private View page(String account, Optional<FoundPatients> found, SignedIn who)
      throws NotInVaultException {
    AccountId id = AccountId.parse(account);
    AccountSummary treats =
        treating(who).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(NotInVaultException::new);
    List<PatientId> patients = keyholder.inCareOf(who.session(), id, MOST);
    List<RosterHit> named =
        patients.isEmpty()
            ? List.of()
            : keyholder
                .namesOf(
                    who.session(), patients.subList(0, Math.min(CareOfPage.SHOWN, patients.size())))
                .found()
                .hits();
    return pages.show(
        "administration/care-of", new CareOfPage(treats, named, patients.size(), found));
  }

  @PostMapping("/administration/care/{account}/{patient}")
  @Only(Role.PRIVACY_LEAD)
  String change(
      @PathVariable String account,
      @PathVariable String patient,
      @RequestParam(defaultValue = "true") boolean treats,
      SignedIn who) {
    AccountId id = AccountId.parse(account);
    if (treats) {
      keyholder.beginCare(who.session(), id, PatientId.parse(patient));
    } else {
      keyholder.endCare(who.session(), id, PatientId.parse(patient));
    }
    return "redirect:/administration/care/" + id;
  }
}
