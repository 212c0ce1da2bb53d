/** The index key. */
@NullMarked
package org.chaperone.keyholder.index;

import org.jspecify.annotations.NullMarked;
