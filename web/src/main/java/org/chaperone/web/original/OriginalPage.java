package org.chaperone.web.original;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.share.Use;
import org.chaperone.web.roster.PatientLine;

/**
 * What stands between somebody and an original.
 *
 * @param allowedUntil until when it may be downloaded; none when nobody allowed it
 * @param waitsUntil when a request that waits lapses; none when none does
 * @param use what it is asked for, as far as it was said
 * @param reason likewise
 * @param problem why it could not be asked for; empty when nothing was wrong
 */
public record OriginalPage(
    PatientLine patient,
    PhotographId photograph,
    Optional<Instant> allowedUntil,
    Optional<Instant> waitsUntil,
    Use use,
    String reason,
    String problem) {}
