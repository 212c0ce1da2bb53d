package org.chaperone.keyholder.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.ShareId;

/**
 * A share, as the clinic sees it.
 *
 * @param account that its recipient looks under; what an exposure is asked for
 * @param giver what colleagues know the account by that gave it
 * @param recipient none when the patient was erased
 * @param views how many times photographs were opened under it
 * @param lastSeen when one last was
 */
public record ShareSummary(
    ShareId id,
    AccountId account,
    String giver,
    PatientId patient,
    List<PhotographId> photographs,
    Optional<Recipient> recipient,
    Use use,
    String reason,
    Instant given,
    Instant until,
    int mostViews,
    int views,
    Optional<Instant> lastSeen,
    ShareState state) {

  /** Copies the list. */
  public ShareSummary {
    photographs = List.copyOf(photographs);
  }

  /** Whether somebody can still look, now or after opening the link. */
  public boolean isLive() {
    return state == ShareState.WAITING || state == ShareState.BOUND;
  }
}
