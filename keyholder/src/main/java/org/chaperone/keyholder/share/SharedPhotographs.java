package org.chaperone.keyholder.share;

import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/**
 * What a share's recipient may see.
 *
 * @param giver what colleagues know the account by that gave it
 * @param photographs those that are still there, in the order in which they were chosen
 * @param viewsLeft how many times photographs may still be opened
 */
public record SharedPhotographs(
    String giver,
    Recipient recipient,
    Use use,
    String reason,
    PatientId patient,
    List<PhotographId> photographs,
    Instant until,
    int viewsLeft) {

  /** Copies the list. */
  public SharedPhotographs {
    photographs = List.copyOf(photographs);
  }
}
