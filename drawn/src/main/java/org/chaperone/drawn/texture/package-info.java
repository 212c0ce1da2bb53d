/**
 * Pictures of nothing in particular with the statistics of natural ones, to learn a vocabulary
 * from.
 */
@NullMarked
package org.chaperone.drawn.texture;

import org.jspecify.annotations.NullMarked;
