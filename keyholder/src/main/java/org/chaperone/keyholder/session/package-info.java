/**
 * Signing in: challenges, proofs, credentials, sessions; verified here and nowhere else; uses
 * {@code id}, {@code keys} and webauthn4j.
 */
@NullMarked
package org.chaperone.keyholder.session;

import org.jspecify.annotations.NullMarked;
