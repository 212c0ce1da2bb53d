/**
 * What the root key is locked with, and the recovery kit; uses {@code keys}, Bouncy Castle for
 * Argon2id, Jackson for transit.
 */
@NullMarked
package org.chaperone.keyholder.seal;

import org.jspecify.annotations.NullMarked;
