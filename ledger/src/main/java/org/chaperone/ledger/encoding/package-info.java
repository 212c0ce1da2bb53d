/**
 * Strict readers and writers of the few encodings that the ledger's formats are made of; uses the
 * JDK alone.
 */
@NullMarked
package org.chaperone.ledger.encoding;

import org.jspecify.annotations.NullMarked;
