/** Tests of the pattern: its signs, how they become pixels, and back. */
@NullMarked
package org.chaperone.mark.pattern;

import org.jspecify.annotations.NullMarked;
