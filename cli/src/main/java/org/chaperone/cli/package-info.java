/**
 * The {@code chaperone} command.
 *
 * <p>May use every module; none uses it.
 */
@NullMarked
package org.chaperone.cli;

import org.jspecify.annotations.NullMarked;
