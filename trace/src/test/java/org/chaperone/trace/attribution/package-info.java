/** What marks may say. */
@NullMarked
package org.chaperone.trace.attribution;

import org.jspecify.annotations.NullMarked;
