/**
 * Signing in by the clinic's identity provider (OpenID Connect Core 1.0): whose word is taken, and
 * the verification of ID tokens; uses Nimbus JOSE+JWT for their form, and no other room of this
 * module but {@code session}.
 */
@NullMarked
package org.chaperone.keyholder.session.provider;

import org.jspecify.annotations.NullMarked;
