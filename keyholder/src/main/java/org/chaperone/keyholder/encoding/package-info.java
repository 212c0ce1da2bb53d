/** Records as deterministic CBOR, for the store and for the wire; uses the ledger's CBOR. */
@NullMarked
package org.chaperone.keyholder.encoding;

import org.jspecify.annotations.NullMarked;
