package org.chaperone.keyholder.administration;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.id.AccountId;

/**
 * A time in which somebody treats a patient.
 *
 * @param since from then on
 * @param until empty while it goes on
 * @param by who said so
 */
public record CareTime(AccountId account, Instant since, Optional<Instant> until, AccountId by) {

  /** Whether it was going on at a time. */
  public boolean includes(Instant at) {
    return !at.isBefore(since) && until.filter(end -> !at.isBefore(end)).isEmpty();
  }
}
