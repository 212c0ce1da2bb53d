package org.chaperone.web.administration.budgets;

import java.util.List;
import org.chaperone.keyholder.administration.AccountUse;
import org.chaperone.keyholder.administration.ClinicUse;
import org.chaperone.keyholder.session.Role;

/**
 * The clinic's budgets.
 *
 * @param waits whether other budgets wait for a second person
 */
public record BudgetsPage(ClinicUse use, List<Line> lines, boolean waits) {

  /** An account that opens photographs, and how much it used. */
  public record Line(String name, Role role, AccountUse use) {}
}
