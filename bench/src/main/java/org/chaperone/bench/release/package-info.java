/** How fast keys are released, in process and by a wire, beside what the disk allows. */
@NullMarked
package org.chaperone.bench.release;

import org.jspecify.annotations.NullMarked;
