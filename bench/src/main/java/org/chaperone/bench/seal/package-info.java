/** How fast photographs are sealed, opened, taken in and viewed, beside the bare cipher. */
@NullMarked
package org.chaperone.bench.seal;

import org.jspecify.annotations.NullMarked;
