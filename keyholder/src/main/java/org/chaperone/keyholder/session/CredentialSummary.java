package org.chaperone.keyholder.session;

import java.time.Instant;
import org.chaperone.keyholder.id.Id128;

/**
 * One of an account's own credentials, without what is secret of it.
 *
 * @param id names it among the account's
 * @param name what its holder calls it, or empty
 * @param since when it was enrolled
 * @param used when somebody last signed in or confirmed with it; the same as {@code since} at first
 */
public record CredentialSummary(
    Id128 id, CredentialKind kind, String name, Instant since, Instant used) {}
