/** What an open investigation may have of a vault; everything of it is on the ledger. */
@NullMarked
package org.chaperone.vault.tracing;

import org.jspecify.annotations.NullMarked;
