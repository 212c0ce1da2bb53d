/** How fast the ledger makes entries durable, beside what the disk alone does. */
@NullMarked
package org.chaperone.bench.ledger;

import org.jspecify.annotations.NullMarked;
