/** Published vectors for every primitive used. */
@NullMarked
package org.chaperone.keyholder.vectors;

import org.jspecify.annotations.NullMarked;
