/**
 * Witnesses after c2sp.org/tlog-witness: asking them, and being one; uses {@code disk}, {@code
 * note}, {@code tree} and {@code encoding}.
 */
@NullMarked
package org.chaperone.ledger.witness;

import org.jspecify.annotations.NullMarked;
