/** What skin can bear: moles, scars, veins, rashes, creases, nails, ink, dressings. */
@NullMarked
package org.chaperone.drawn.mark;

import org.jspecify.annotations.NullMarked;
