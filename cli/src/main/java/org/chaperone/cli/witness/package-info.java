/** {@code chaperone witness}: being a witness of ledgers, from the command line. */
@NullMarked
package org.chaperone.cli.witness;

import org.jspecify.annotations.NullMarked;
