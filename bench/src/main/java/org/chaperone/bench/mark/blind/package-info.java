/** A plain blind watermark, to be measured beside the marks. */
@NullMarked
package org.chaperone.bench.mark.blind;

import org.jspecify.annotations.NullMarked;
