/** What is done to served views before they leak, each at a stated strength. */
@NullMarked
package org.chaperone.bench.mark.leak;

import org.jspecify.annotations.NullMarked;
