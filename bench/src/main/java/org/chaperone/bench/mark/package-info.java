/** Marks measured: attacks, collusion, attackers who know the method, innocents, cost. */
@NullMarked
package org.chaperone.bench.mark;

import org.jspecify.annotations.NullMarked;
