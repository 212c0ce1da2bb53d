/** Pixels on the Java heap and what can be painted on them; the attacks are made of these. */
@NullMarked
package org.chaperone.bench.attack.raster;

import org.jspecify.annotations.NullMarked;
