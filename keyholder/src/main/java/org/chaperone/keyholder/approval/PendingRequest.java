package org.chaperone.keyholder.approval;

import java.time.Instant;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.RequestId;

/**
 * Something that waits for a second person.
 *
 * @param askedBy who must not approve it
 * @param until when it lapses
 */
public record PendingRequest(
    RequestId id, Action action, AccountId askedBy, Instant askedAt, Instant until) {}
