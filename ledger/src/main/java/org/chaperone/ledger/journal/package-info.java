/**
 * The one file that holds the truth: batches of leaves, each with its signed checkpoint; uses
 * {@code disk}, {@code note} and {@code tree}.
 */
@NullMarked
package org.chaperone.ledger.journal;

import org.jspecify.annotations.NullMarked;
