/**
 * The rendition taken out of a leak on the leak's own pixels, coefficient by coefficient as JPEG
 * has them.
 *
 * <p>For {@code residual} alone. May use {@code picture}.
 */
@NullMarked
package org.chaperone.mark.residual.inleak;

import org.jspecify.annotations.NullMarked;
