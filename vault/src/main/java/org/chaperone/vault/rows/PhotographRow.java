package org.chaperone.vault.rows;

import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/**
 * A photograph as stored.
 *
 * @param added milliseconds since 1970
 * @param contentTag keyed tag of the file's SHA-256
 * @param record its facts, sealed under its record key
 * @param fingerprint sealed under the index's public key
 */
public record PhotographRow(
    PhotographId id,
    PatientId patient,
    long added,
    byte[] contentTag,
    byte[] record,
    byte[] fingerprint,
    List<RenditionRow> renditions) {}
