/**
 * The leak's pictures traced one by one, kept safe on the way so that a stopped trace can go on.
 */
@NullMarked
package org.chaperone.trace.work;

import org.jspecify.annotations.NullMarked;
