package org.chaperone.keyholder.roster;

import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * A patient that the keyholder now knows.
 *
 * @param ledgerIndex the entry that records it
 * @param recordKey the key of the patient's own record
 */
public record AddedPatient(PatientId patient, long ledgerIndex, SecretBytes recordKey) {}
