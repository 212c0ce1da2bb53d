package org.chaperone.web.approval;

import java.util.List;
import org.chaperone.keyholder.status.AccountSummary;

/**
 * Who has lost the key.
 *
 * @param colleagues to choose from
 * @param chosen the id of the one who is meant, or empty
 */
public record RenewalPage(List<AccountSummary> colleagues, String chosen) {

  /** Copies the list. */
  public RenewalPage {
    colleagues = List.copyOf(colleagues);
  }
}
