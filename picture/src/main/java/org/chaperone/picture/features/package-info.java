/**
 * Local features: what of a picture survives cropping, turning and recompression, and its compact
 * fingerprint.
 */
@NullMarked
package org.chaperone.picture.features;

import org.jspecify.annotations.NullMarked;
