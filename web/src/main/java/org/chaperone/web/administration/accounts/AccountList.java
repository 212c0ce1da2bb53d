package org.chaperone.web.administration.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.administration.AccountUse;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.administration.accounts.AccountsPage.Line;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Accounts. What gives somebody more than they had waits for a second person; locking does not. */
@Controller
final class AccountList {

  private final Keyholder keyholder;
  private final Pages pages;

  AccountList(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/administration/accounts")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View all(SignedIn who) {
    return pages.show("administration/accounts", new AccountsPage(lines(who)));
  }

  private List<Line> lines(SignedIn who) {
    Map<AccountId, AccountUse> uses =
        keyholder.use(who.session()).accounts().stream()
            .collect(Collectors.toMap(AccountUse::account, Function.identity()));
    List<PendingRequest> pending = keyholder.pending(who.session());
    return keyholder.accounts(who.session()).stream()
        .filter(account -> uses.containsKey(account.id()))
        .map(
            account ->
                new Line(
                    account,
                    uses.getOrDefault(account.id(), uses.values().iterator().next()),
                    account.id().equals(who.account()),
                    pending.stream()
                        .filter(
                            request ->
                                concerned(request.action())
                                    .filter(account.id()::equals)
                                    .isPresent())
                        .toList()))
        .toList();
  }

  private static Optional<AccountId> concerned(Action action) {
    return switch (action) {
      case Action.ChangeRole change -> Optional.of(change.account());
      case Action.UnlockAccount unlock -> Optional.of(unlock.account());
      case Action.RenewCredential renew -> Optional.of(renew.account());
      case Action.RaiseBudget raise -> Optional.of(raise.account());
      default -> Optional.empty();
    };
  }

  @GetMapping("/administration/accounts/{account}")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View one(@PathVariable String account, SignedIn who) throws NotInVaultException {
    AccountId id = AccountId.parse(account);
    return pages.show(
        "administration/account",
        lines(who).stream()
            .filter(line -> line.account().id().equals(id))
            .findFirst()
            .orElseThrow(NotInVaultException::new));
  }

  @PostMapping("/administration/accounts")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String make(@RequestParam String name, @RequestParam Role role, SignedIn who) {
    keyholder.ask(who.session(), new Action.MakeAccount(name.strip(), role));
    return "redirect:/approvals";
  }

  @PostMapping("/administration/accounts/{account}/role")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String role(@PathVariable String account, @RequestParam Role role, SignedIn who) {
    keyholder.ask(who.session(), new Action.ChangeRole(AccountId.parse(account), role));
    return "redirect:/administration/accounts/" + AccountId.parse(account);
  }

  @PostMapping("/administration/accounts/{account}/renew")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String renew(@PathVariable String account, SignedIn who) {
    keyholder.ask(who.session(), new Action.RenewCredential(AccountId.parse(account)));
    return "redirect:/administration/accounts/" + AccountId.parse(account);
  }

  @PostMapping("/administration/accounts/{account}/lock")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String lock(@PathVariable String account, SignedIn who) {
    keyholder.lockAccount(who.session(), AccountId.parse(account));
    return "redirect:/administration/accounts/" + AccountId.parse(account);
  }

  @PostMapping("/administration/accounts/{account}/unlock")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String unlock(@PathVariable String account, SignedIn who) {
    keyholder.ask(who.session(), new Action.UnlockAccount(AccountId.parse(account)));
    return "redirect:/administration/accounts/" + AccountId.parse(account);
  }

  @PostMapping("/administration/accounts/{account}/sessions/end")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String end(@PathVariable String account, SignedIn who) {
    keyholder.endSessions(who.session(), new Suspect.OfAccount(AccountId.parse(account)));
    return "redirect:/administration/accounts/" + AccountId.parse(account);
  }
}
