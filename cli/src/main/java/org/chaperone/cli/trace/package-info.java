/** {@code chaperone trace}: wrong usage refused, the trace run, its answer said in words. */
@NullMarked
package org.chaperone.cli.trace;

import org.jspecify.annotations.NullMarked;
