package org.chaperone.web.original;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.web.roster.PatientLine;

/**
 * What stands between somebody and an original.
 *
 * @param allowedUntil until when it may be downloaded; none when nobody allowed it
 * @param waitsUntil when a request that waits lapses; none when none does
 */
public record OriginalPage(
    PatientLine patient,
    PhotographId photograph,
    Optional<Instant> allowedUntil,
    Optional<Instant> waitsUntil) {}
