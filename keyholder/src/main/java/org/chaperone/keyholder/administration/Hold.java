package org.chaperone.keyholder.administration;

import java.time.Instant;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;

/**
 * Keeps a patient from being erased.
 *
 * @param by who set it
 */
public record Hold(PatientId patient, String reason, AccountId by, Instant since) {}
