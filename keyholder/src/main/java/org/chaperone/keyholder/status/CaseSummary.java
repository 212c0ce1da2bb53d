package org.chaperone.keyholder.status;

import java.util.List;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;

/**
 * An investigation, as its members see it.
 *
 * @param members who may work on it
 * @param open whether it goes on
 */
public record CaseSummary(CaseId id, String title, List<AccountId> members, boolean open) {

  /** Copies the list. */
  public CaseSummary {
    members = List.copyOf(members);
  }
}
