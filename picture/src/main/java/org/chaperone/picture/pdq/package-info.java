/**
 * PDQ, the 256-bit perceptual hash of pictures that hash-sharing schemes exchange: a fast hint
 * which pictures may be the same, never a proof.
 *
 * <p>Uses {@link org.chaperone.picture.Picture} alone.
 */
@NullMarked
package org.chaperone.picture.pdq;

import org.jspecify.annotations.NullMarked;
