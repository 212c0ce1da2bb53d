/**
 * A disk in memory that fails and loses power on demand; for tests of the ledger and of what stands
 * on it.
 */
@NullMarked
package org.chaperone.ledger.disk.simulated;

import org.jspecify.annotations.NullMarked;
