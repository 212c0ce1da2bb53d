/** The few things asked of a disk, so that its faults can be simulated; uses the JDK alone. */
@NullMarked
package org.chaperone.ledger.disk;

import org.jspecify.annotations.NullMarked;
