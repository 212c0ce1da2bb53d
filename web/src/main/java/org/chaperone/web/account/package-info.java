/** Signing in, enrolling, one's own sessions. */
@NullMarked
package org.chaperone.web.account;

import org.jspecify.annotations.NullMarked;
