package org.chaperone.trace.match;

import org.chaperone.picture.registration.Alignment;

/**
 * A candidate that was laid over the leaked picture.
 *
 * @param candidate what the votes proposed
 * @param alignment how well it lies; its transform leads from the photograph's thumbnail to the
 *     leaked picture as it was compared
 */
record Comparison(Candidate candidate, Alignment alignment) {}
