package org.chaperone.web.patient;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.budget.Standing;
import org.chaperone.keyholder.id.PatientId;

/**
 * A patient who is not opened now, and what can be done.
 *
 * @param sentence the keyholder's
 * @param nextAllowed when waiting helps
 * @param glass whether the glass can be broken
 * @param raise whether more can be asked for
 */
public record ClosedPage(
    PatientId patient,
    String sentence,
    Optional<Instant> nextAllowed,
    boolean glass,
    boolean raise,
    Standing budget) {}
