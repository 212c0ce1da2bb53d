/** Passkeys. */
@NullMarked
package org.chaperone.keyholder.session;

import org.jspecify.annotations.NullMarked;
