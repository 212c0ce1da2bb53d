/** How query time, memory and bytes grow with the archive, up to 100,000 photographs. */
@NullMarked
package org.chaperone.bench.scale;

import org.jspecify.annotations.NullMarked;
