/** The keyholder behind a wire. */
@NullMarked
package org.chaperone.keyholder.wire;

import org.jspecify.annotations.NullMarked;
