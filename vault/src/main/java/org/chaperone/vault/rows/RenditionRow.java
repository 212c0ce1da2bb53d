package org.chaperone.vault.rows;

import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.vault.blob.BlobId;

/**
 * Where a rendition's sealed bytes lie.
 *
 * @param size of the sealed bytes
 * @param sha256 of the sealed bytes
 * @param tag keyed tag of all of the above, so that the row cannot be changed with the blob
 */
public record RenditionRow(
    PhotographId photograph,
    Rendition rendition,
    BlobId blob,
    long size,
    byte[] sha256,
    byte[] tag) {}
