/** Proofs of single entries after c2sp.org/tlog-proof; uses {@code note} and {@code tree}. */
@NullMarked
package org.chaperone.ledger.proof;

import org.jspecify.annotations.NullMarked;
