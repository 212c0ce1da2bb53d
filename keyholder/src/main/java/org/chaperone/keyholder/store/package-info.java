/**
 * What the keyholder knows, sealed on its disk and replayed at start; uses {@code keys}, {@code
 * encoding} and the ledger's disk.
 */
@NullMarked
package org.chaperone.keyholder.store;

import org.jspecify.annotations.NullMarked;
