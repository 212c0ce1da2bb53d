/**
 * Merkle trees after RFC 6962: hashing, growing, proving, and checking proofs; uses the JDK alone.
 */
@NullMarked
package org.chaperone.ledger.tree;

import org.jspecify.annotations.NullMarked;
