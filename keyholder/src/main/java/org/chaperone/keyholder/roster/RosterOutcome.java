package org.chaperone.keyholder.roster;

import org.chaperone.keyholder.release.RefusedException;

/** {@link Found} or {@link NotShown}. */
public sealed interface RosterOutcome permits Found, NotShown {

  /**
   * What was found, for callers who have nothing else to say to a no.
   *
   * @throws RefusedException when the roster was not shown
   */
  default Found found() {
    return switch (this) {
      case Found found -> found;
      case NotShown(var refused) -> throw new RefusedException(refused);
    };
  }
}
