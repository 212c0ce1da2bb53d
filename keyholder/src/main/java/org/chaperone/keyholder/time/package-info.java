/** The keyholder's clock; uses the JDK alone. */
@NullMarked
package org.chaperone.keyholder.time;

import org.jspecify.annotations.NullMarked;
