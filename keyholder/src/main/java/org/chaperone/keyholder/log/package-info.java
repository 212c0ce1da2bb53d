/**
 * The keyholder's entries in the ledger: sealed for those concerned, and read again; uses {@code
 * ledger}, {@code store} and {@code time}.
 */
@NullMarked
package org.chaperone.keyholder.log;

import org.jspecify.annotations.NullMarked;
