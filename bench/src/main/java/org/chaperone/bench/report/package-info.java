/** What all benchmarks share: how work is spread and timed, and how figures are written down. */
@NullMarked
package org.chaperone.bench.report;

import org.jspecify.annotations.NullMarked;
