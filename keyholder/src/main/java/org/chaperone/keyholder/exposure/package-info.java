/** The answer to what was taken; uses {@code id}. */
@NullMarked
package org.chaperone.keyholder.exposure;

import org.jspecify.annotations.NullMarked;
