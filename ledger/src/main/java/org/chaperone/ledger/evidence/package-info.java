/**
 * Bundles that prove to an outsider what is in a range of the ledger, and nothing else is; uses
 * {@code leaf}, {@code note} and {@code tree}.
 */
@NullMarked
package org.chaperone.ledger.evidence;

import org.jspecify.annotations.NullMarked;
