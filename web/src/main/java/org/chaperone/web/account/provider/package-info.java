/**
 * Signing in by the clinic's identity provider: the way there and back (OpenID Connect's
 * authorization code flow with PKCE). What the provider says is verified by the keyholder alone.
 */
@NullMarked
package org.chaperone.web.account.provider;

import org.jspecify.annotations.NullMarked;
