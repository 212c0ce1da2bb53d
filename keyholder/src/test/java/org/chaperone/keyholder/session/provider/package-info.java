/** Tests of signing in by an identity provider. */
@NullMarked
package org.chaperone.keyholder.session.provider;

import org.jspecify.annotations.NullMarked;
