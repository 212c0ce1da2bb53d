/** Tests of signing in. */
@NullMarked
package org.chaperone.web.account;

import org.jspecify.annotations.NullMarked;
