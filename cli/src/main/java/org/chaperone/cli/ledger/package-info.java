/** {@code chaperone ledger}: looking at a ledger's published files, from the command line. */
@NullMarked
package org.chaperone.cli.ledger;

import org.jspecify.annotations.NullMarked;
