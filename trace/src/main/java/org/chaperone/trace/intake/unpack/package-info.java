/**
 * What every container of a leak has in common: what its kind is, what it may cost, how its entries
 * are named and handed over. For the rooms of {@code intake} alone.
 */
@NullMarked
package org.chaperone.trace.intake.unpack;

import org.jspecify.annotations.NullMarked;
