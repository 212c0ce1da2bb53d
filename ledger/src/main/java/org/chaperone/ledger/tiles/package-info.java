/**
 * The ledger as files that any tool for c2sp.org/tlog-tiles reads; uses {@code disk}, {@code note},
 * {@code tree} and {@code encoding}.
 */
@NullMarked
package org.chaperone.ledger.tiles;

import org.jspecify.annotations.NullMarked;
