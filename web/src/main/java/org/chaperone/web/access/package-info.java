/** Who is signed in, and which routes are whose. */
@NullMarked
package org.chaperone.web.access;

import org.jspecify.annotations.NullMarked;
