/**
 * What an entry of the ledger says in clear, and what it keeps sealed for those concerned; uses
 * {@code encoding}.
 */
@NullMarked
package org.chaperone.ledger.leaf;

import org.jspecify.annotations.NullMarked;
