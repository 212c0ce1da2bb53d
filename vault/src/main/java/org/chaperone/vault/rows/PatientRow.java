package org.chaperone.vault.rows;

import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;

/**
 * A patient as stored.
 *
 * @param added milliseconds since 1970
 * @param numberTag keyed tag of the clinic's number of the patient
 * @param record sealed under the patient's own record key
 */
public record PatientRow(PatientId id, long added, Optional<byte[]> numberTag, byte[] record) {}
