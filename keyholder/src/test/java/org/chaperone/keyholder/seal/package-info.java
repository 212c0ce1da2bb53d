/** Seals and the recovery kit. */
@NullMarked
package org.chaperone.keyholder.seal;

import org.jspecify.annotations.NullMarked;
