/**
 * The ledger: an append-only transparency log whose entries are durable and signed before a caller
 * goes on; uses the JDK and Bouncy Castle alone.
 */
@NullMarked
package org.chaperone.ledger;

import org.jspecify.annotations.NullMarked;
