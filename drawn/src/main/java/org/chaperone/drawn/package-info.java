/**
 * Pictures that the project draws itself: a clinic's photographs, procedural and deterministic,
 * clearly synthetic.
 *
 * <p>May use the JDK alone.
 */
@NullMarked
package org.chaperone.drawn;

import org.jspecify.annotations.NullMarked;
