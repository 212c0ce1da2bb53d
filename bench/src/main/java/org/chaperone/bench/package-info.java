/** Benchmarks and side-by-side comparisons: every figure in the documents comes from here. */
@NullMarked
package org.chaperone.bench;

import org.jspecify.annotations.NullMarked;
