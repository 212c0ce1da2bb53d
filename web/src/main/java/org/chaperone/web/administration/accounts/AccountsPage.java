package org.chaperone.web.administration.accounts;

import java.util.List;
import org.chaperone.keyholder.administration.AccountUse;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.status.AccountSummary;

/** All accounts, by name. */
public record AccountsPage(List<Line> lines) {

  /**
   * One account.
   *
   * @param isOwn whether it is that of whoever looks
   * @param waiting what was asked for it and waits for a second person
   */
  public record Line(
      AccountSummary account, AccountUse use, boolean isOwn, List<PendingRequest> waiting) {

    /** Where it is seen to. */
    public String path() {
      return "/administration/accounts/" + account.id();
    }

    /** Whether it opens photographs, and so has budgets. */
    public boolean opens() {
      return account.role().opensPhotographs();
    }
  }
}
