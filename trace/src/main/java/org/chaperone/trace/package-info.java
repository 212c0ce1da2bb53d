/**
 * Which of our photographs are in this leak?
 *
 * <p>May use {@code picture}. Knows an archive only through an interface, so two folders and a
 * vault serve alike.
 */
@NullMarked
package org.chaperone.trace;

import org.jspecify.annotations.NullMarked;
