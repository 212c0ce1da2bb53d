package org.chaperone.web.administration.patients;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.web.roster.FoundPatients;

/**
 * Whom an account treats.
 *
 * @param patients the latest begun first; names of at most {@value #SHOWN}
 * @param count of all
 * @param found whom a search found, to be given to the account
 */
public record CareOfPage(
    AccountSummary account, List<RosterHit> patients, int count, Optional<FoundPatients> found) {

  /** How many names are shown: each counts on the budget of whoever looks. */
  public static final int SHOWN = 25;
}
