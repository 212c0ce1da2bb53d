/**
 * The keyholder: keeps every key, and hands one out only after the ledger has it in writing; uses
 * {@code ledger}.
 */
@NullMarked
package org.chaperone.keyholder;

import org.jspecify.annotations.NullMarked;
