package org.chaperone.keyholder.exposure;

import java.time.Instant;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.SessionId;

/**
 * Asks what could have been taken.
 *
 * @param whose whose doing is looked at
 * @param from when the break-in began, at the earliest
 * @param to when it was contained, at the latest
 */
public record ExposureQuery(Suspect whose, Instant from, Instant to) {

  /** Who or what was in the thieves' hands. */
  public sealed interface Suspect {

    /** An account. */
    record OfAccount(AccountId account) implements Suspect {}

    /** One session, as when a browser was left open. */
    record OfSession(SessionId session) implements Suspect {}

    /** The whole photo server, and so every session on it. */
    record WholeServer() implements Suspect {}
  }
}
