package org.chaperone.trace.archive;

import org.chaperone.picture.features.Fingerprint;

/**
 * A photograph as it goes into the index.
 *
 * @param photograph what it is
 * @param fingerprint what votes for it
 * @param thumbnail what it is compared by, a grey JPEG
 */
public record Indexed(Photograph photograph, Fingerprint fingerprint, byte[] thumbnail) {}
