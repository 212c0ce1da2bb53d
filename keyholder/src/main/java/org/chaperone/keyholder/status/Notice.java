package org.chaperone.keyholder.status;

import java.time.Instant;

/**
 * Something that the privacy lead is told at once.
 *
 * @param ledgerIndex the entry that records it
 * @param sentence what happened, naming accounts and no patients
 */
public record Notice(long ledgerIndex, Instant time, Kind kind, String sentence) {

  /** What kind of thing happened. */
  public enum Kind {
    /** The glass was broken. */
    BREAK_GLASS,
    /** Two people allowed something. */
    APPROVED,
    /** A patient who does not exist was opened. */
    DECOY,
    /** A sensitive patient was opened with a reason, or an alias was given, changed or taken. */
    SENSITIVE,
    /** The clinic opens more than it ever does. */
    CLINIC_BUDGET,
    /** The clock was set. */
    CLOCK,
    /** The vault or an account was locked. */
    LOCK,
    /** Witnesses do not answer. */
    WITNESS
  }
}
