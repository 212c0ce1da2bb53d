package org.chaperone.keyholder.embedded;

import java.util.Comparator;
import java.util.List;
import org.chaperone.keyholder.administration.AccountUse;
import org.chaperone.keyholder.administration.ClinicUse;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.AccountRow;

/** How much of the budgets is used, by whom. */
final class Uses {

  private final Core core;
  private final Rules rules;
  private final Chronicle chronicle;

  Uses(Core core, Rules rules, Chronicle chronicle) {
    this.core = core;
    this.rules = rules;
    this.chronicle = chronicle;
  }

  ClinicUse of(Session session) {
    core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    List<AccountRow> accounts =
        core.state().accounts().stream()
            .filter(account -> account.role() != Role.GUEST)
            .sorted(Comparator.comparing(AccountRow::name))
            .toList();
    Limits limits = core.house.limits();
    return core.inOrder(
        () -> {
          long now = core.clock.millis();
          return new ClinicUse(
              limits,
              core.budgets.clinic(now),
              accounts.stream().map(account -> use(account, limits, now)).toList());
        });
  }

  private AccountUse use(AccountRow account, Limits limits, long now) {
    return new AccountUse(
        account.id(),
        chronicle.signIn(account.pseudonym()),
        core.sessions.of(account.id(), core::isEnough, core.now()).size(),
        core.budgets.today(account.pseudonym(), now),
        core.budgets.standing(
            account.pseudonym(),
            rules.patients(account, now),
            limits.rosterOf(account.role()),
            now));
  }
}
