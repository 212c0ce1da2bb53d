/**
 * The keyholder in this process: sessions, budgets, the ledger and the store put together;
 * everything that {@code Keyholder} promises is done here.
 */
@NullMarked
package org.chaperone.keyholder.embedded;

import org.jspecify.annotations.NullMarked;
