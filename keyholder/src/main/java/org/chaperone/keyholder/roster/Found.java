package org.chaperone.keyholder.roster;

import java.util.List;

/**
 * Patients that a search found, each of them a release at roster scope.
 *
 * @param hits best first
 * @param more whether there were others, beyond the limit
 */
public record Found(List<RosterHit> hits, boolean more) implements RosterOutcome {

  /** Copies the list. */
  public Found {
    hits = List.copyOf(hits);
  }
}
