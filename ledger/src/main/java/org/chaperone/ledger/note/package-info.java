/**
 * Signed notes, checkpoints and cosignatures, as C2SP specifies them; uses {@code tree} and {@code
 * encoding}.
 */
@NullMarked
package org.chaperone.ledger.note;

import org.jspecify.annotations.NullMarked;
