/**
 * The mark's pattern: keyed signs in seven octaves, laid into pixels and taken out of them again.
 *
 * <p>For this module alone. May use the JDK.
 */
@NullMarked
package org.chaperone.mark.pattern;

import org.jspecify.annotations.NullMarked;
