/** {@code chaperone bench}: the benchmarks, from the command line. */
@NullMarked
package org.chaperone.cli.bench;

import org.jspecify.annotations.NullMarked;
