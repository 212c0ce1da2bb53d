package org.chaperone.keyholder.administration;

import java.util.List;
import org.chaperone.keyholder.budget.ClinicStanding;
import org.chaperone.keyholder.budget.Limits;

/**
 * The clinic's budgets and how much of them is used.
 *
 * @param limits that hold now
 * @param clinic what all accounts together opened
 * @param accounts each, by name
 */
public record ClinicUse(Limits limits, ClinicStanding clinic, List<AccountUse> accounts) {

  /** Copies the list. */
  public ClinicUse {
    accounts = List.copyOf(accounts);
  }
}
