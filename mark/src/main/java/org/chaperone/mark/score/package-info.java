/**
 * Scores of keys: the residual taken apart into cells, and each key's signs correlated with them.
 *
 * <p>For this module alone. May use {@code pattern}.
 */
@NullMarked
package org.chaperone.mark.score;

import org.jspecify.annotations.NullMarked;
