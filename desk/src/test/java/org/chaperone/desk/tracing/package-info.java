/** A vault traced from end to end. */
@NullMarked
package org.chaperone.desk.tracing;

import org.jspecify.annotations.NullMarked;
