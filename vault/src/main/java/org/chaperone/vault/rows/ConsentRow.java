package org.chaperone.vault.rows;

import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;

/**
 * One entry of a patient's consent history as stored.
 *
 * @param added milliseconds since 1970
 * @param record sealed under the patient's own record key
 */
public record ConsentRow(Id128 id, PatientId patient, long added, byte[] record) {}
