/** A picture's brightness as numbers, and what marks do to it: pyramids, filters, warps. */
@NullMarked
package org.chaperone.picture.plane;

import org.jspecify.annotations.NullMarked;
