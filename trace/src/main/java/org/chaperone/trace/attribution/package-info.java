/**
 * Which view did a leaked copy come from? Asks an archive's served views and looks for their marks;
 * uses {@code mark}, {@code picture} and the report's records.
 */
@NullMarked
package org.chaperone.trace.attribution;

import org.jspecify.annotations.NullMarked;
