/**
 * From a leak's files and folders to its pictures, whatever they are wrapped in; bounded in bytes,
 * time and depth.
 */
@NullMarked
package org.chaperone.trace.intake;

import org.jspecify.annotations.NullMarked;
