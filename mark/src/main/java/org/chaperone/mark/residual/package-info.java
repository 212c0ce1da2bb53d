/**
 * What a leak holds beyond the rendition that was served: the rendition taken out, the rest made
 * white.
 *
 * <p>For this module alone. May use {@code picture} and {@code pattern}.
 */
@NullMarked
package org.chaperone.mark.residual;

import org.jspecify.annotations.NullMarked;
