package org.chaperone.web.administration.budgets;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.administration.AccountUse;
import org.chaperone.keyholder.administration.ClinicUse;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.administration.budgets.BudgetsPage.Line;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Budgets: who used how much, and asking for others. */
@Controller
final class Budgeting {

  private final Keyholder keyholder;
  private final Pages pages;

  Budgeting(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/administration/budgets")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    ClinicUse use = keyholder.use(who.session());
    Map<AccountId, AccountUse> uses =
        use.accounts().stream().collect(Collectors.toMap(AccountUse::account, Function.identity()));
    List<Line> lines =
        keyholder.accounts(who.session()).stream()
            .filter(account -> account.role().opensPhotographs() && uses.containsKey(account.id()))
            .map(
                account ->
                    new Line(
                        account.name(),
                        account.role(),
                        uses.getOrDefault(account.id(), use.accounts().getFirst())))
            .toList();
    boolean waits =
        keyholder.pending(who.session()).stream()
            .anyMatch(request -> request.action() instanceof Action.ChangeLimits);
    return pages.show("administration/budgets", new BudgetsPage(use, lines, waits));
  }

  @PostMapping("/administration/budgets")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String ask(@ModelAttribute LimitsForm form, @RequestParam String reason, SignedIn who) {
    String zone = keyholder.use(who.session()).limits().zone();
    keyholder.ask(who.session(), new Action.ChangeLimits(form.in(zone), reason));
    return "redirect:/approvals";
  }
}
