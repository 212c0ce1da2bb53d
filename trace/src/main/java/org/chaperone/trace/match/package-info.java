/**
 * Which photographs may a leaked picture hold, and does it? Votes of local features propose, pixels
 * decide.
 */
@NullMarked
package org.chaperone.trace.match;

import org.jspecify.annotations.NullMarked;
