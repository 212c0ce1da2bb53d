package org.chaperone.keyholder.administration;

import org.chaperone.keyholder.id.PatientId;

/** Why an account opened a patient, in its own words. */
public record Explanation(PatientId patient, String why) {}
