package org.chaperone.web.approval;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.RequestId;

/**
 * Something that waits for a second person.
 *
 * @param what is asked for, in words
 * @param reason that was given, or empty
 * @param patient whose erasure it is
 * @param askedBy the name of who asked
 * @param isOwn whether whoever looks asked, and so cannot approve
 * @param mayApprove whether they may
 */
public record WaitingRequest(
    RequestId id,
    String what,
    String reason,
    Optional<PatientId> patient,
    String askedBy,
    Instant askedAt,
    Instant until,
    boolean isOwn,
    boolean mayApprove) {}
