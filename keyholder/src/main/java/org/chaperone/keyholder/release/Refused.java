package org.chaperone.keyholder.release;

import java.time.Instant;
import java.util.Optional;

/**
 * No, and why.
 *
 * @param why which rule said no
 * @param sentence the same for a person, without names
 * @param nextAllowed when the same request would next be allowed, where waiting helps
 */
public record Refused(Refusal why, String sentence, Optional<Instant> nextAllowed)
    implements ReleaseOutcome {}
