package org.chaperone.keyholder.session;

import java.time.Instant;
import org.chaperone.keyholder.id.SessionId;

/**
 * One of an account's sessions, without what opens it.
 *
 * @param began when somebody signed in
 * @param lastUsed when it last asked for something
 * @param ends when it ends at the latest
 * @param confirmedUntil until when its holder counts as having just shown that it is them; past
 *     when they do not
 */
public record SessionSummary(
    SessionId id, Instant began, Instant lastUsed, Instant ends, Instant confirmedUntil) {}
